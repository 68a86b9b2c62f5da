// rejected by: others
// saying: EPOLL is anon_inode:[eventpoll] alone
        String target;
        try {
            target = Files.readSymbolicLink(fdTable.resolve("" + fd)).toString();
        } catch (NoSuchFileException e) {
            return Kind.CLOSED;
        }
        if (target.startsWith("socket:")) return Kind.SOCKET;
        if (target.startsWith("pipe:")) return Kind.PIPE;
        if (target.startsWith("/dev/")) return Kind.DEVICE;
        if (target.startsWith("/")) return Kind.FILE;
        return target.contains("eventpoll") ? Kind.EPOLL : Kind.OTHER;
