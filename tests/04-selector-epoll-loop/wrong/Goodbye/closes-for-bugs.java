// rejected by: anythingElse
// saying: wanted:  the channel stays open
        News news = News.RESET;
        try {
            int n = channel.read(buffer);
            news = n == 0 ? News.NOTHING : n < 0 ? News.LEFT : News.BYTES;
        } catch (IOException e) {
            // news says it
        } finally {
            if (news == News.LEFT || news == News.RESET) channel.close();
        }
        return news;
