// a Path that is taken apart, and patterns
        Path target;
        try {
            target = Files.readSymbolicLink(fdTable.resolve(Integer.toString(fd)));
        } catch (NoSuchFileException closed) {
            return Kind.CLOSED;
        }
        if (target.isAbsolute()) {
            return target.startsWith("/dev") && target.getNameCount() > 1 ? Kind.DEVICE : Kind.FILE;
        }
        return switch (target.toString().replaceFirst("\\[\\d+]", "")) {
            case "socket:" -> Kind.SOCKET;
            case "pipe:" -> Kind.PIPE;
            case "anon_inode:[eventpoll]" -> Kind.EPOLL;
            default -> Kind.OTHER;
        };
