// rejected by: otherFailures
// saying: the number
        int left = timeoutMs;
        while (true) {
            int nfds = kernel.epoll_wait(left);
            if (nfds >= 0) return nfds;
            int errno = kernel.errno();
            if (errno != EINTR) throw new IOException("epoll_wait: errno 0x" + Integer.toHexString(errno));
            if (timeoutMs != -1) left = (int) Math.max(0, Math.ceilDiv(deadline - System.nanoTime(), 1_000_000L));
        }
