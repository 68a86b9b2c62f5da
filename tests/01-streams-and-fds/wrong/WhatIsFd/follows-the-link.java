// rejected by: realOnes
// saying: there is no file of that name
        Path link = fdTable.resolve("" + fd);
        if (!Files.exists(link)) return Kind.CLOSED;
        String target = link.toRealPath().toString();
        return target.startsWith("/dev/") ? Kind.DEVICE : target.contains("socket") ? Kind.SOCKET : target.contains("pipe") ? Kind.PIPE
            : target.contains("eventpoll") ? Kind.EPOLL : target.contains("anon_inode") ? Kind.OTHER : Kind.FILE;
