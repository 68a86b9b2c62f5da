// a Duration, and a millisecond more than it needs
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (!left.isPositive()) throw new SocketTimeoutException("the time is over");
            long ms = left.toMillis() + 1;
            client.setSoTimeout(ms > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) ms);
