// rejected by: notTooEarly
// saying: toMillis rounds down, getNano and toSeconds give
        try (client) {
            client.setSoTimeout((int) Math.clamp(patience.toMillis(), 1, Integer.MAX_VALUE));
            for (int n; (n = client.getInputStream().read(buffer)) != -1; ) {
                client.getOutputStream().write(buffer, 0, n);
            }
        } catch (SocketTimeoutException e) {
            // its turn is over
        }
