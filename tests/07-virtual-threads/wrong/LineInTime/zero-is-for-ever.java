// rejected by: lastMillisecond
// saying: for setSoTimeout 0 means without a limit
            long left = deadline - System.nanoTime();
            if (left < 0) throw new SocketTimeoutException();
            client.setSoTimeout((int) Math.min(left / 1_000_000, Integer.MAX_VALUE));
