// rejected by: nothing
// saying: 0 is no goodbye: nothing has come
        try {
            int n = channel.read(buffer);
            if (n > 0) return News.BYTES;
            channel.close();
            return News.LEFT;
        } catch (IOException e) { channel.close(); return News.RESET; }
