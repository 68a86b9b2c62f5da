// a scattering read, closed in a finally
        News news = null;
        try {
            long n = channel.read(new ByteBuffer[] {buffer});
            news = n == 0 ? News.NOTHING : n < 0 ? News.LEFT : News.BYTES;
        } catch (IOException e) {
            news = News.RESET;
        } finally {
            if (news == News.LEFT || news == News.RESET) channel.close();
        }
        return news;
