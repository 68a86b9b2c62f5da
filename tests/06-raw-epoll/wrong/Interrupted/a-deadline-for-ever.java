// rejected by: forEver
// saying: -1 is without a limit, and has no deadline
        int nfds = kernel.epoll_wait(timeoutMs);
        while (nfds == -1 && kernel.errno() == EINTR) {
            nfds = kernel.epoll_wait((int) Math.max(0, Math.ceilDiv(deadline - System.nanoTime(), 1_000_000L)));
        }
        if (nfds == -1) throw new IOException("epoll_wait: errno " + kernel.errno());
        return nfds;
