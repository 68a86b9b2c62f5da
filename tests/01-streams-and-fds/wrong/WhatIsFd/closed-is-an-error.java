// rejected by: closed
// saying: not in the table
        String target = Files.readSymbolicLink(fdTable.resolve("" + fd)).toString();
        return target.startsWith("socket:") ? Kind.SOCKET : target.startsWith("pipe:") ? Kind.PIPE : target.equals("anon_inode:[eventpoll]") ? Kind.EPOLL
            : target.startsWith("/dev/") ? Kind.DEVICE : target.startsWith("/") ? Kind.FILE : Kind.OTHER;
