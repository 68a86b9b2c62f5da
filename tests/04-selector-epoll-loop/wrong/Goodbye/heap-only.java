// rejected by: anyScript
// saying: BYTES
        try {
            byte[] in = new byte[buffer.remaining()];
            int n = channel.read(ByteBuffer.wrap(in));
            if (n > 0) System.arraycopy(in, 0, buffer.array(), buffer.position(), n);
            if (n > 0) buffer.position(buffer.position() + n);
            if (n == -1) channel.close();
            return n > 0 ? News.BYTES : n == 0 ? News.NOTHING : News.LEFT;
        } catch (IOException e) { channel.close(); return News.RESET; }
