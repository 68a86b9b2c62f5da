// rejected by: withoutSignals
// saying: it keeps what it was
        int nfds;
        do {
            int left = (int) Math.max(0, Math.ceilDiv(deadline - System.nanoTime(), 1_000_000L));
            nfds = kernel.epoll_wait(timeoutMs == -1 ? -1 : left);
        } while (kernel.errno() == EINTR);
        if (nfds == -1) throw new IOException("epoll_wait: errno " + kernel.errno());
        return nfds;
