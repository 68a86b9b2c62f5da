// rejected by: silent
// saying: still waits
            long left = deadline - System.nanoTime();
            if (left <= 0) throw new SocketTimeoutException();
            client.setSoTimeout((int) left);
