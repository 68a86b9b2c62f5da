// rejected by: silent
// saying: each read needs a limit, in milliseconds
            long left = deadline - System.nanoTime();
            if (left <= 0) throw new SocketTimeoutException();
            client.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
