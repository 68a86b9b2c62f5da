// rejected by: reset
// saying: a channel at its end stays ready: a loop would be
        try {
            int n = channel.read(buffer);
            if (n == -1) channel.close();
            return n > 0 ? News.BYTES : n == 0 ? News.NOTHING : News.LEFT;
        } catch (IOException e) { return News.RESET; }
