// rejected by: devices
// saying: folders of /dev
        String target;
        try {
            target = Files.readSymbolicLink(fdTable.resolve("" + fd)).toString();
        } catch (NoSuchFileException e) {
            return Kind.CLOSED;
        }
        if (Path.of("/dev").equals(Path.of(target).getParent())) return Kind.DEVICE;
        if (target.startsWith("socket:")) return Kind.SOCKET;
        if (target.startsWith("pipe:")) return Kind.PIPE;
        if (target.equals("anon_inode:[eventpoll]")) return Kind.EPOLL;
        return target.startsWith("/") ? Kind.FILE : Kind.OTHER;
