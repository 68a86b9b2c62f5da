// rejected by: timeLeft
// saying: the one deadline
        int left = timeoutMs;
        while (true) {
            long before = System.nanoTime();
            int nfds = kernel.epoll_wait(left);
            if (nfds >= 0) return nfds;
            int errno = kernel.errno();
            if (errno != EINTR) throw new IOException("epoll_wait: errno " + errno);
            if (timeoutMs != -1) left = Math.max(0, left - (int) ((System.nanoTime() - before) / 1_000_000));
        }
