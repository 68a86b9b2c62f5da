// rejected by: left
// saying: -1
        try {
            return channel.read(buffer) > 0 ? News.BYTES : News.NOTHING;
        } catch (IOException e) {
            channel.close();
            return News.RESET;
        }
