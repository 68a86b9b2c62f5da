// rejected by: interest
// saying: EPOLL_CTL_MOD
            int count = libc.write(fd, bytes);
            if (count != RawEpoll.Libc.AGAIN) rest = Arrays.copyOfRange(rest, count, rest.length);
