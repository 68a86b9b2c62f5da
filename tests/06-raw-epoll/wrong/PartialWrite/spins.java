// rejected by: aPart
// saying: who waits for one client
            while (rest.length > 0) {
                int count = libc.write(fd, arena.allocateFrom(ValueLayout.JAVA_BYTE, rest));
                if (count != RawEpoll.Libc.AGAIN) rest = Arrays.copyOfRange(rest, count, rest.length);
            }
            libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_MOD, fd, RawEpoll.Libc.EPOLLIN);
