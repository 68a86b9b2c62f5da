// rejected by: reset
// saying: RESET
        try {
            int count = channel.read(buffer);
            if (count > 0) return News.BYTES;
            if (count == 0) return News.NOTHING;
        } catch (IOException e) {
            channel.close();
        }
        channel.close();
        return News.LEFT;
