// rejected by: otherFailures
// saying: any failure but EINTR is thrown
        int left = timeoutMs;
        while (true) {
            int nfds = kernel.epoll_wait(left);
            if (nfds >= 0) return nfds;
            int errno = kernel.errno();
            if (errno != EINTR && errno != 11) throw new IOException("epoll_wait: errno " + errno);
            if (timeoutMs != -1) left = (int) Math.max(0, Math.ceilDiv(deadline - System.nanoTime(), 1_000_000L));
        }
