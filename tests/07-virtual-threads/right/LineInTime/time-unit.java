// TimeUnit rounds down, so one is added
            long left = deadline - System.nanoTime();
            if (left <= 0L) throw new SocketTimeoutException("deadline");
            int ms = (int) Math.min(Integer.MAX_VALUE - 1, TimeUnit.NANOSECONDS.toMillis(left)) + 1;
            client.setSoTimeout(ms);
            client.setTcpNoDelay(true);
