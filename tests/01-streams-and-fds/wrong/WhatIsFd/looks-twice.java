// rejected by: closedMeanwhile
// saying: may be gone when you look again
        Path link = fdTable.resolve("" + fd);
        if (!Files.isSymbolicLink(link)) return Kind.CLOSED;
        String target = Files.readSymbolicLink(link).toString();
        if (target.startsWith("socket:")) return Kind.SOCKET;
        if (target.startsWith("pipe:")) return Kind.PIPE;
        if (target.equals("anon_inode:[eventpoll]")) return Kind.EPOLL;
        if (target.startsWith("/dev/")) return Kind.DEVICE;
        return target.startsWith("/") ? Kind.FILE : Kind.OTHER;
