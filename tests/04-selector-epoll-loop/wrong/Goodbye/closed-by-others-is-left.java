// rejected by: anyFailure
// saying: wanted:  RESET
        int count;
        try {
            count = channel.read(buffer);
        } catch (AsynchronousCloseException e) {
            return News.LEFT;
        } catch (IOException e) {
            channel.close();
            return News.RESET;
        }
        if (count == -1) channel.close();
        return count > 0 ? News.BYTES : count == 0 ? News.NOTHING : News.LEFT;
