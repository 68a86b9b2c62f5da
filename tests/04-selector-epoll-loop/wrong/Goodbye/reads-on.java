// rejected by: anyScript
// saying: BYTES
        try {
            int n, total = 0;
            while ((n = channel.read(buffer)) > 0) total += n;
            if (n == -1) { channel.close(); return News.LEFT; }
            return total > 0 ? News.BYTES : News.NOTHING;
        } catch (IOException e) {
            channel.close();
            return News.RESET;
        }
