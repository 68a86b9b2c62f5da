// rejected by: realOnes
// saying: wanted:  OTHER
        Path link = fdTable.resolve("" + fd);
        if (!Files.isSymbolicLink(link)) return Kind.CLOSED;
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("socket:") ? Kind.SOCKET
            : target.startsWith("pipe:") ? Kind.PIPE
            : target.startsWith("anon_inode:") ? Kind.EPOLL
            : target.startsWith("/dev/") ? Kind.DEVICE
            : target.startsWith("/") ? Kind.FILE : Kind.OTHER;
