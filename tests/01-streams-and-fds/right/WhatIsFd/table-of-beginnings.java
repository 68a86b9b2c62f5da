// beginnings and their kinds, in a map
        var kinds = new LinkedHashMap<String, Kind>();
        kinds.put("/dev/", Kind.DEVICE);
        kinds.put("/", Kind.FILE);
        kinds.put("socket:[", Kind.SOCKET);
        kinds.put("pipe:[", Kind.PIPE);
        kinds.put("anon_inode:[eventpoll]", Kind.EPOLL);
        kinds.put("", Kind.OTHER);
        try {
            String target = Files.readSymbolicLink(fdTable.resolve(fd + "")).toString();
            String beginning = kinds.keySet().stream().filter(target::startsWith).findFirst().get();
            return kinds.get(beginning);
        } catch (NoSuchFileException e) {
            return Kind.CLOSED;
        }
