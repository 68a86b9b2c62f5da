// rejected by: left
// saying: a channel at its end stays ready: a loop would be
        try {
            int n = channel.read(buffer);
            return n > 0 ? News.BYTES : n == 0 ? News.NOTHING : News.LEFT;
        } catch (IOException e) { channel.close(); return News.RESET; }
