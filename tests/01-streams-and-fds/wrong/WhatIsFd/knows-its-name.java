// rejected by: others
// saying: EPOLL is anon_inode:[eventpoll] alone
        try {
            String target = Files.readSymbolicLink(fdTable.resolve("" + fd)).toString();
            if (target.contains("socket")) return Kind.SOCKET;
            if (target.contains("pipe")) return Kind.PIPE;
            if (target.contains("eventpoll")) return Kind.EPOLL;
            if (target.contains("/dev/")) return Kind.DEVICE;
            return target.startsWith("/") ? Kind.FILE : Kind.OTHER;
        } catch (NoSuchFileException e) {
            return Kind.CLOSED;
        }
