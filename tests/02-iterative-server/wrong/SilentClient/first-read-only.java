// rejected by: silence
// saying: the limit holds for each read, the first one, too
        try (client) {
            client.setSoTimeout((int) Math.min(Integer.MAX_VALUE, patience.plusNanos(999_999).toMillis()));
            for (int n; (n = client.getInputStream().read(buffer)) != -1; ) {
                client.setSoTimeout(0);
                client.getOutputStream().write(buffer, 0, n);
            }
        } catch (SocketTimeoutException e) {
            // its turn is over
        }
