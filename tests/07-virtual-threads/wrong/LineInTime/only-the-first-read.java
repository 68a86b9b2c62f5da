// rejected by: drip
// saying: nothing after the deadline
            if (line.size() == 0) {
                long left = deadline - System.nanoTime();
                if (left <= 0) throw new SocketTimeoutException();
                client.setSoTimeout((int) Math.min(Math.ceilDiv(left, 1_000_000), Integer.MAX_VALUE));
            }
