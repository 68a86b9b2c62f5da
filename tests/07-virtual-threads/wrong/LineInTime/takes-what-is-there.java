// rejected by: afterTheDeadline
// saying: nothing after the deadline
            long left = deadline - System.nanoTime();
            if (left <= 0 && in.available() == 0) throw new SocketTimeoutException();
            client.setSoTimeout((int) Math.clamp(Math.ceilDiv(left, 1_000_000), 1, Integer.MAX_VALUE));
