// rejected by: everythingArrives
// saying: bytes that arrived
            int count = libc.write(fd, bytes);
            rest = count == RawEpoll.Libc.AGAIN ? new byte[0] : Arrays.copyOfRange(rest, count, rest.length);
            libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_MOD, fd, rest.length > 0 ? RawEpoll.Libc.EPOLLOUT : RawEpoll.Libc.EPOLLIN);
