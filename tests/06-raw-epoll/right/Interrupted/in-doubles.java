// reckons in doubles, and leaves the loop by its condition
        int n, left = timeoutMs;
        while ((n = kernel.epoll_wait(left)) < 0 && kernel.errno() == EINTR) {
            double ms = (deadline - System.nanoTime()) / 1e6;
            left = timeoutMs < 0 ? timeoutMs : Math.max((int) Math.ceil(ms), 0);
        }
        if (n < 0) throw new IOException("epoll_wait failed, errno = " + kernel.errno() + ".");
        return n;
