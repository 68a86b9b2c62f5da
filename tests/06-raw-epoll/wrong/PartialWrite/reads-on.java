// rejected by: interest
// saying: EPOLL_CTL_MOD
            int count = libc.write(fd, bytes);
            if (count != RawEpoll.Libc.AGAIN) rest = Arrays.copyOfRange(rest, count, rest.length);
            libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_MOD, fd, rest.length > 0 ? RawEpoll.Libc.EPOLLIN | RawEpoll.Libc.EPOLLOUT : RawEpoll.Libc.EPOLLIN);
