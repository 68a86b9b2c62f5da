// reads into an array of its own, and closes the socket, too
        byte[] bytes = new byte[buffer.remaining()];
        ByteBuffer temp = ByteBuffer.wrap(bytes);
        int n;
        try {
            n = channel.read(temp);
        } catch (IOException e) {
            channel.close();
            return News.RESET;
        }
        if (n < 0) { channel.socket().close(); channel.close(); return News.LEFT; }
        buffer.put(bytes, 0, n);
        return n == 0 ? News.NOTHING : News.BYTES;
