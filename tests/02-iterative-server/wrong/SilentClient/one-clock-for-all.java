// rejected by: beginsAnew
// saying: a time that counts from the beginning cuts off a
        long end = System.nanoTime() + patience.toNanos();
        try (client) {
            while (true) {
                long left = Math.ceilDiv(end - System.nanoTime(), 1_000_000);
                if (left <= 0) return;
                client.setSoTimeout((int) left);
                int n = client.getInputStream().read(buffer);
                if (n == -1) return;
                client.getOutputStream().write(buffer, 0, n);
            }
        } catch (SocketTimeoutException e) {
            // its turn is over
        }
