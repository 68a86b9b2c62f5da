// rejected by: aPart
// saying: EPOLLIN and EPOLLOUT
            int count = libc.write(fd, bytes);
            if (count != RawEpoll.Libc.AGAIN) rest = Arrays.copyOfRange(rest, count, rest.length);
            int interest = RawEpoll.Libc.EPOLLIN;
            if (rest.length > 0) interest |= RawEpoll.Libc.EPOLLOUT;
            libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_MOD, fd, interest);
