// rejected by: waitsOn
// saying: EINTR is no failure: wait on
        int nfds = kernel.epoll_wait(timeoutMs);
        if (nfds >= 0) return nfds;
        if (kernel.errno() != EINTR) throw new IOException("epoll_wait: errno " + kernel.errno());
        int left = (int) Math.max(0, Math.ceilDiv(deadline - System.nanoTime(), 1_000_000L));
        nfds = kernel.epoll_wait(timeoutMs == -1 ? -1 : left);
        if (nfds >= 0) return nfds;
        throw new IOException("epoll_wait: errno " + kernel.errno());
