// rejected by: anythingElse
// saying: NotYetConnectedException
        try {
            int n = channel.read(buffer);
            if (n == -1) channel.close();
            return n > 0 ? News.BYTES : n == 0 ? News.NOTHING : News.LEFT;
        } catch (IOException e) { channel.close(); return News.RESET; }
        catch (NotYetConnectedException e) { return News.NOTHING; }
