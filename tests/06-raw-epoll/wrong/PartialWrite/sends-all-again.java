// rejected by: everythingArrives
// saying: bytes that arrived
            int count = libc.write(fd, bytes);
            if (count == rest.length) rest = new byte[0];
            libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_MOD, fd, rest.length > 0 ? RawEpoll.Libc.EPOLLOUT : RawEpoll.Libc.EPOLLIN);
