// no write and no MOD when there is nothing to send
            if (rest.length == 0) return;
            int n = libc.write(fd, bytes);
            int from = n == RawEpoll.Libc.AGAIN ? 0 : n;
            byte[] tail = new byte[rest.length - from];
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, tail, 0, tail.length);
            rest = tail;
            int e = RawEpoll.Libc.EPOLLIN;
            if (tail.length != 0) e = RawEpoll.Libc.EPOLLOUT;
            libc.epoll_ctl(epfd, RawEpoll.Libc.EPOLL_CTL_MOD, fd, e);
