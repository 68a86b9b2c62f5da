// rejected by: reset
// saying: whoever calls has to know
            try {
                int count = libc.write(fd, bytes);
                if (count != RawEpoll.Libc.AGAIN) rest = Arrays.copyOfRange(rest, count, rest.length);
                int interest = rest.length > 0 ? RawEpoll.Libc.EPOLLOUT : RawEpoll.Libc.EPOLLIN;
                libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_MOD, fd, interest);
            } catch (IOException e) {
                rest = new byte[0];
            }
