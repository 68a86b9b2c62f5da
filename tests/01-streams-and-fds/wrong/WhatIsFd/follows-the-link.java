// rejected by: realOnes
// saying: do not follow it
        Path link = fdTable.resolve("" + fd);
        if (!Files.exists(link)) return Kind.CLOSED;
        String target;
        try {
            target = link.toRealPath().toString();
        } catch (NoSuchFileException e) {
            return Kind.CLOSED;
        }
        return target.startsWith("/dev/") ? Kind.DEVICE
            : target.contains("socket") ? Kind.SOCKET
            : target.contains("pipe") ? Kind.PIPE
            : target.contains("eventpoll") ? Kind.EPOLL
            : target.contains("anon_inode") ? Kind.OTHER : Kind.FILE;
