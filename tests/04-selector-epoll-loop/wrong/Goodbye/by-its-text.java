// rejected by: anyFailure
// saying: RESET
        try {
            int n = channel.read(buffer);
            if (n == -1) channel.close();
            return n > 0 ? News.BYTES : n == 0 ? News.NOTHING : News.LEFT;
        } catch (IOException e) {
            channel.close();
            return "Connection reset".equals(e.getMessage()) ? News.RESET : News.LEFT;
        }
