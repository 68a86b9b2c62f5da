// a path made of text, and all that is no path first
        String target;
        try {
            target = "" + Files.readSymbolicLink(Path.of(fdTable + "/" + fd));
        } catch (NoSuchFileException e) {
            return Kind.CLOSED;
        }
        int colon = target.indexOf(':');
        String before = target.charAt(0) == '/' ? target.substring(0, target.indexOf('/', 1) + 1)
            : colon < 0 ? "" : target.substring(0, colon);
        if (target.charAt(0) == '/') return before.equals("/dev/") ? Kind.DEVICE : Kind.FILE;
        return switch (before) {
            case "socket" -> Kind.SOCKET;
            case "pipe" -> Kind.PIPE;
            case "anon_inode" -> target.endsWith("[eventpoll]") ? Kind.EPOLL : Kind.OTHER;
            default -> Kind.OTHER;
        };
