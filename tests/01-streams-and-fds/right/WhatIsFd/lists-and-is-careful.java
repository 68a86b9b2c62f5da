// the folder is listed first; what has gone when its link is read is CLOSED all the same
        try (DirectoryStream<Path> links = Files.newDirectoryStream(fdTable)) {
            for (Path link : links) {
                if (!link.getFileName().toString().equals("" + fd)) continue;
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/") ? Kind.DEVICE
                    : target.startsWith("/") ? Kind.FILE
                    : target.startsWith("socket:") ? Kind.SOCKET
                    : target.startsWith("pipe:") ? Kind.PIPE
                    : target.equals("anon_inode:[eventpoll]") ? Kind.EPOLL : Kind.OTHER;
            }
            return Kind.CLOSED;
        } catch (NoSuchFileException e) {
            return Kind.CLOSED;
        }
