// rejected by: flood
// saying: less is left before each read
            long left = deadline - System.nanoTime();
            if (left <= 0 && line.size() % 16 == 0) throw new SocketTimeoutException("no line by the deadline");
            client.setSoTimeout((int) Math.max(1, Math.min(Math.ceilDiv(left, 1_000_000), Integer.MAX_VALUE)));
