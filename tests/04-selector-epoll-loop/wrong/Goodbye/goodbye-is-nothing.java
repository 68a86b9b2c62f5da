// rejected by: left
// saying: -1 is the end, and 0 is not
        try {
            return channel.read(buffer) > 0 ? News.BYTES : News.NOTHING;
        } catch (IOException e) {
            channel.close();
            return News.RESET;
        }
