// rejected by: bytes
// saying: read puts bytes at the buffer's position, and
        try {
            ByteBuffer copy = buffer.duplicate();
            int n = channel.read(copy);
            if (n == -1) channel.close();
            return n > 0 ? News.BYTES : n == 0 ? News.NOTHING : News.LEFT;
        } catch (IOException e) { channel.close(); return News.RESET; }
