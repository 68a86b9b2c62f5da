// rejected by: anyScript
// saying: LEFT
        try {
            int n = channel.read(buffer);
            if (buffer.position() > 0) return News.BYTES;
            if (n == -1) { channel.close(); return News.LEFT; }
            return News.NOTHING;
        } catch (IOException e) { channel.close(); return News.RESET; }
