// offers 8 KiB at most each time, so that something may be left over though there is room
            MemorySegment piece = bytes.asSlice(0, Math.min(rest.length, 8 * 1024));
            int count = Math.max(0, libc.write(fd, piece));
            rest = Arrays.copyOfRange(rest, count, rest.length);
            libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_MOD, fd,
                rest.length == 0 ? RawEpoll.Libc.EPOLLIN : RawEpoll.Libc.EPOLLOUT);
