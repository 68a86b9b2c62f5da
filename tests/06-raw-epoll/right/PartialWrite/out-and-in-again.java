// DEL and ADD instead of MOD
            int count = libc.write(fd, bytes);
            rest = Arrays.copyOfRange(rest, Math.max(count, 0), rest.length);
            libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_DEL, fd, 0);
            int interest = rest.length == 0 ? RawEpoll.Libc.EPOLLIN : RawEpoll.Libc.EPOLLOUT;
            libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_ADD, fd, interest);
