// rejected by: waitsOn
// saying: EINTR is no failure: wait on
        int nfds = kernel.epoll_wait(timeoutMs);
        if (nfds == -1 && kernel.errno() != EINTR) throw new IOException("epoll_wait: errno " + kernel.errno());
        return Math.max(0, nfds);
