// rejected by: veryLong
// saying: how large is this number, and how large can an
        try (client) {
            client.setSoTimeout((int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(patience.toNanos(), 1_000_000)));
            for (int n; (n = client.getInputStream().read(buffer)) != -1; ) {
                client.getOutputStream().write(buffer, 0, n);
            }
        } catch (SocketTimeoutException e) {
            // its turn is over
        }
