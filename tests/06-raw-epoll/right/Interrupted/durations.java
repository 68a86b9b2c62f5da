// reckons with Duration, and asks for errno each time
        Duration limit = timeoutMs < 0 ? null : Duration.ofMillis(timeoutMs);
        long start = System.nanoTime();
        int result, errno;
        do {
            int ms = -1;
            if (limit != null) {
                Duration left = limit.minusNanos(System.nanoTime() - start);
                ms = left.isNegative() ? 0 : (int) left.plusNanos(999_999).toMillis();
            }
            result = kernel.epoll_wait(ms);
            errno = kernel.errno();
        } while (result < 0 && errno == EINTR);
        if (result < 0) throw new IOException(String.format("%d from epoll_wait", errno));
        return result;
