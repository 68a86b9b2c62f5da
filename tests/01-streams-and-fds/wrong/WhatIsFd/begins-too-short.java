// rejected by: others
// saying: wanted:  OTHER
        String target;
        try {
            target = Files.readSymbolicLink(fdTable.resolve("" + fd)).toString();
        } catch (NoSuchFileException e) {
            return Kind.CLOSED;
        }
        if (target.startsWith("socket")) return Kind.SOCKET;
        if (target.startsWith("pipe")) return Kind.PIPE;
        if (target.equals("anon_inode:[eventpoll]")) return Kind.EPOLL;
        if (target.startsWith("/dev/")) return Kind.DEVICE;
        return target.startsWith("/") ? Kind.FILE : Kind.OTHER;
