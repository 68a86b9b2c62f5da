// rejected by: otherFailures
// saying: not once more was expected
        int nfds;
        do nfds = kernel.epoll_wait(timeoutMs == -1 ? -1 : (int) Math.max(0, (deadline - System.nanoTime()) / 1_000_000)); while (nfds == -1);
        return nfds;
