// rejected by: notEarly | noTimeLeft | scripts
// saying: rounded up
        long end = System.currentTimeMillis() + timeoutMs;
        int left = timeoutMs;
        while (true) {
            int nfds = kernel.epoll_wait(left);
            if (nfds >= 0) return nfds;
            int errno = kernel.errno();
            if (errno != EINTR) throw new IOException("epoll_wait: errno " + errno);
            if (timeoutMs != -1) left = (int) Math.max(0, end - System.currentTimeMillis());
        }
