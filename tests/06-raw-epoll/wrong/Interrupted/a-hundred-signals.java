// rejected by: waitsOn
// saying: EINTR is no failure
        int left = timeoutMs;
        for (int i = 0; i < 100; i++) {
            int nfds = kernel.epoll_wait(left);
            if (nfds >= 0) return nfds;
            int errno = kernel.errno();
            if (errno != EINTR) throw new IOException("epoll_wait: errno " + errno);
            if (timeoutMs != -1) left = (int) Math.max(0, Math.ceilDiv(deadline - System.nanoTime(), 1_000_000L));
        }
        return 0;
