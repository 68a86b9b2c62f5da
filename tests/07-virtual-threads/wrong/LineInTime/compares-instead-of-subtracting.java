// rejected by: farAway
// saying: how large is this number, and how large can an
            if (System.nanoTime() >= deadline) throw new SocketTimeoutException();
            long left = deadline - System.nanoTime();
            client.setSoTimeout((int) Math.clamp(Math.ceilDiv(left, 1_000_000), 1, Integer.MAX_VALUE));
