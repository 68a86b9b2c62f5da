// rejected by: leavesNothingOpen
// saying: until it is closed
        String target;
        try {
            Optional<Path> link = Files.list(fdTable).filter(path -> path.endsWith("" + fd)).findFirst();
            if (link.isEmpty()) return Kind.CLOSED;
            target = Files.readSymbolicLink(link.get()).toString();
        } catch (NoSuchFileException e) {
            return Kind.CLOSED;
        }
        if (target.startsWith("socket:")) return Kind.SOCKET;
        if (target.startsWith("pipe:")) return Kind.PIPE;
        if (target.equals("anon_inode:[eventpoll]")) return Kind.EPOLL;
        if (target.startsWith("/dev/")) return Kind.DEVICE;
        return target.startsWith("/") ? Kind.FILE : Kind.OTHER;
