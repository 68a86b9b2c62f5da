// rejected by: timeLeft
// saying: the one deadline
        int nfds;
        do nfds = kernel.epoll_wait(timeoutMs); while (nfds == -1 && kernel.errno() == EINTR);
        if (nfds == -1) throw new IOException("epoll_wait: errno " + kernel.errno());
        return nfds;
