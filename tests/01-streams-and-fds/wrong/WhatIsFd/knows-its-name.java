// rejected by: namesThatMislead
// saying: begins
        Path link = fdTable.resolve("" + fd);
        if (!Files.isSymbolicLink(link)) return Kind.CLOSED;
        String target = Files.readSymbolicLink(link).toString();
        return target.contains("socket") ? Kind.SOCKET : target.contains("pipe") ? Kind.PIPE : target.contains("eventpoll") ? Kind.EPOLL
            : target.contains("dev") ? Kind.DEVICE : target.contains("anon_inode") ? Kind.OTHER : Kind.FILE;
