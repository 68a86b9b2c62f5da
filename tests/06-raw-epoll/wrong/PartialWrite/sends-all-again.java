// rejected by: aPart
// saying: what write took is not left over
            int count = libc.write(fd, bytes);
            if (count == rest.length) rest = new byte[0];
            int interest = rest.length > 0 ? RawEpoll.Libc.EPOLLOUT : RawEpoll.Libc.EPOLLIN;
            libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_MOD, fd, interest);
