// rejected by: closed
// saying: CLOSED
        String target = Files.readSymbolicLink(fdTable.resolve("" + fd)).toString();
        return target.startsWith("socket:") ? Kind.SOCKET
            : target.startsWith("pipe:") ? Kind.PIPE
            : target.equals("anon_inode:[eventpoll]") ? Kind.EPOLL
            : target.startsWith("/dev/") ? Kind.DEVICE
            : target.startsWith("/") ? Kind.FILE : Kind.OTHER;
