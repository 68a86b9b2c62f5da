// rejected by: aPart
// saying: a socket that has room is told of without end
            int count = libc.write(fd, bytes);
            if (count != RawEpoll.Libc.AGAIN) rest = Arrays.copyOfRange(rest, count, rest.length);
            if (rest.length > 0) libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_MOD, fd, RawEpoll.Libc.EPOLLOUT);
