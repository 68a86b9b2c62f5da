// rejected by: timeLeft
// saying: less than 0 is without a limit
        int nfds = kernel.epoll_wait(timeoutMs);
        while (nfds == -1 && kernel.errno() == EINTR) nfds = kernel.epoll_wait(timeoutMs == -1 ? -1 : (int) ((deadline - System.nanoTime()) / 1_000_000));
        if (nfds == -1) throw new IOException("epoll_wait: errno " + kernel.errno());
        return nfds;
