// rejected by: nothing
// saying: no goodbye
        try {
            if (channel.read(buffer) > 0) return News.BYTES;
            channel.close();
            return News.LEFT;
        } catch (IOException e) {
            channel.close();
            return News.RESET;
        }
