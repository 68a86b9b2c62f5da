// rejected by: left
// saying: told of it for ever
        try {
            int count = channel.read(buffer);
            return count > 0 ? News.BYTES : count == 0 ? News.NOTHING : News.LEFT;
        } catch (IOException e) {
            return News.RESET;
        }
