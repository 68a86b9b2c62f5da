// rejected by: aPart
// saying: epoll has to say
            int count = libc.write(fd, bytes);
            int interest = RawEpoll.Libc.EPOLLIN;
            if (count == RawEpoll.Libc.AGAIN) interest = RawEpoll.Libc.EPOLLOUT;
            else rest = Arrays.copyOfRange(rest, count, rest.length);
            libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_MOD, fd, interest);
