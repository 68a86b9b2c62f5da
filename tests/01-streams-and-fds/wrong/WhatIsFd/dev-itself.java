// rejected by: devices
// saying: /dev itself is not in /dev
        Path target;
        try {
            target = Files.readSymbolicLink(fdTable.resolve("" + fd));
        } catch (NoSuchFileException e) {
            return Kind.CLOSED;
        }
        if (target.startsWith("/dev")) return Kind.DEVICE;
        if (target.isAbsolute()) return Kind.FILE;
        if (target.toString().startsWith("socket:")) return Kind.SOCKET;
        if (target.toString().startsWith("pipe:")) return Kind.PIPE;
        return target.toString().equals("anon_inode:[eventpoll]") ? Kind.EPOLL : Kind.OTHER;
