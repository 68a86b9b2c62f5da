// rejected by: left
// saying: LEFT
        try {
            int n = channel.read(buffer);
            if (n == -1) { channel.close(); return News.RESET; }
            return n > 0 ? News.BYTES : News.NOTHING;
        } catch (IOException e) { channel.close(); return News.LEFT; }
