// rejected by: afterTheDeadline
// saying: a SocketTimeoutException
            long left = deadline - System.nanoTime();
            if (left <= 0) throw new InterruptedIOException("too late");
            client.setSoTimeout((int) Math.min(Math.ceilDiv(left, 1_000_000), Integer.MAX_VALUE));
