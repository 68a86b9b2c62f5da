// rejected by: lastMillisecond
// saying: toMillis and / round down
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) throw new SocketTimeoutException();
            client.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
