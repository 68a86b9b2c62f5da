// rejected by: whatFits
// saying: EPOLLIN and EPOLLOUT
            int count = libc.write(fd, bytes);
            if (count != RawEpoll.Libc.AGAIN) rest = Arrays.copyOfRange(rest, count, rest.length);
            libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_MOD, fd, RawEpoll.Libc.EPOLLIN | RawEpoll.Libc.EPOLLOUT);
