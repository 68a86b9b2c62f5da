// rejected by: nothingTaken
// saying: what write did not take
            int count = libc.write(fd, bytes);
            rest = count == RawEpoll.Libc.AGAIN ? new byte[0] : Arrays.copyOfRange(rest, count, rest.length);
            int interest = rest.length > 0 ? RawEpoll.Libc.EPOLLOUT : RawEpoll.Libc.EPOLLIN;
            libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_MOD, fd, interest);
