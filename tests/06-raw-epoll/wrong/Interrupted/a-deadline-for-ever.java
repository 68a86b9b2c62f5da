// rejected by: forEver
// saying: -1 has no deadline
        int nfds = kernel.epoll_wait(timeoutMs);
        while (nfds == -1 && kernel.errno() == EINTR) nfds = kernel.epoll_wait((int) Math.max(0, (deadline - System.nanoTime()) / 1_000_000));
        if (nfds == -1) throw new IOException("epoll_wait: errno " + kernel.errno());
        return nfds;
