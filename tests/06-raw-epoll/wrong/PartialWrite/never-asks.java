// rejected by: aPart
// saying: EPOLL_CTL_MOD, in every case
            int count = libc.write(fd, bytes);
            if (count != RawEpoll.Libc.AGAIN) rest = Arrays.copyOfRange(rest, count, rest.length);
