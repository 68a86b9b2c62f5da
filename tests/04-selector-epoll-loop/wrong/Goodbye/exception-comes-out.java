// rejected by: reset
// saying: no exception comes out
        int count = channel.read(buffer);
        if (count > 0) return News.BYTES;
        if (count == 0) return News.NOTHING;
        channel.close();
        return News.LEFT;
