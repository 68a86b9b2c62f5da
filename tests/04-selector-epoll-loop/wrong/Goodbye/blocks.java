// rejected by: nothing
// saying: NOTHING
        try {
            channel.configureBlocking(true);
            int n = channel.read(buffer);
            channel.configureBlocking(false);
            if (n == -1) { channel.close(); return News.LEFT; }
            return n > 0 ? News.BYTES : News.NOTHING;
        } catch (IOException e) { channel.close(); return News.RESET; }
