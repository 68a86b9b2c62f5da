// rejected by: farAway
// saying: how large is this number, and how large can an
            long left = deadline - System.nanoTime();
            if (left <= 0) throw new SocketTimeoutException();
            client.setSoTimeout((int) Math.min((left + 999_999) / 1_000_000, Integer.MAX_VALUE));
