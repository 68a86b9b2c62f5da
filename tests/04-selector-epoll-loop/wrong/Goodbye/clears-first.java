// rejected by: anyScript
// saying: read puts bytes at the buffer's position, and
        try {
            buffer.clear();
            int n = channel.read(buffer);
            if (n == -1) channel.close();
            return n > 0 ? News.BYTES : n == 0 ? News.NOTHING : News.LEFT;
        } catch (IOException e) { channel.close(); return News.RESET; }
