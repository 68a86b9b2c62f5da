// rejected by: alreadyClosed
// saying: read throws a ClosedChannelException, which is an
        if (!channel.isConnected()) return News.LEFT;
        try {
            int n = channel.read(buffer);
            if (n == -1) channel.close();
            return n > 0 ? News.BYTES : n == 0 ? News.NOTHING : News.LEFT;
        } catch (IOException e) { channel.close(); return News.RESET; }
