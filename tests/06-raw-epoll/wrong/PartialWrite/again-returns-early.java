// rejected by: nothingTaken
// saying: EPOLL_CTL_MOD, in every case
            int count = libc.write(fd, bytes);
            if (count == RawEpoll.Libc.AGAIN) return;
            rest = Arrays.copyOfRange(rest, count, rest.length);
            int interest = rest.length > 0 ? RawEpoll.Libc.EPOLLOUT : RawEpoll.Libc.EPOLLIN;
            libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_MOD, fd, interest);
