// writes until nothing more is taken
            int from = 0;
            while (from < rest.length) {
                int count = libc.write(fd, bytes.asSlice(from));
                if (count == RawEpoll.Libc.AGAIN) break;
                from += count;
            }
            rest = Arrays.copyOfRange(rest, from, rest.length);
            int interest = rest.length > 0 ? RawEpoll.Libc.EPOLLOUT : RawEpoll.Libc.EPOLLIN;
            libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_MOD, fd, interest);
