// does not look once more when no time is left
        int left = timeoutMs;
        while (true) {
            int nfds = kernel.epoll_wait(left);
            if (nfds != -1) return nfds;
            int errno = kernel.errno();
            if (errno != EINTR) throw new IOException("epoll_wait: errno " + errno);
            if (timeoutMs == -1) continue;
            left = (int) Math.ceilDiv(deadline - System.nanoTime(), 1_000_000L);
            if (left <= 0) return 0;
        }
