// rejected by: eachCall
// saying: "line\n"
            long left = Math.ceilDiv(deadline - System.nanoTime(), 1_000_000);
            if (left <= 0) throw new SocketTimeoutException();
            if (left <= Integer.MAX_VALUE) client.setSoTimeout((int) left);
