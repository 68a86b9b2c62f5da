// rejected by: anythingElse
// saying: a bug of the program, or its trouble, tells nothing
        try {
            int n = channel.read(buffer);
            if (n == -1) channel.close();
            return n > 0 ? News.BYTES : n == 0 ? News.NOTHING : News.LEFT;
        } catch (Throwable e) { channel.close(); return News.RESET; }
