// rejected by: noTimeLeft | notEarly
// saying: rounded up
        int left = timeoutMs;
        while (true) {
            int nfds = kernel.epoll_wait(left);
            if (nfds >= 0) return nfds;
            int errno = kernel.errno();
            if (errno != EINTR) throw new IOException("epoll_wait: errno " + errno);
            if (timeoutMs == -1) continue;
            long nanos = deadline - System.nanoTime();
            if (nanos < 1_000_000) return 0;
            left = (int) Math.ceilDiv(nanos, 1_000_000L);
        }
