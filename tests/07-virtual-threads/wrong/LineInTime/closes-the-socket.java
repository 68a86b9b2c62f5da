// rejected by: afterTheDeadline
// saying: the socket stays open
            long left = deadline - System.nanoTime();
            if (left <= 0) { client.close(); throw new SocketTimeoutException(); }
            client.setSoTimeout((int) Math.min(Math.ceilDiv(left, 1_000_000), Integer.MAX_VALUE));
