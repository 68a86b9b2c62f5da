// rejected by: anyFailure
// saying: the exception is the news, and need not come out
        try {
            int n = channel.read(buffer);
            if (n == -1) channel.close();
            return n > 0 ? News.BYTES : n == 0 ? News.NOTHING : News.LEFT;
        } catch (SocketException e) { channel.close(); return News.RESET; }
