// rejected by: veryLong
// saying: how large is this number, and how large can an
        try (client) {
            client.setSoTimeout((int) patience.plusNanos(999_999).toMillis());
            for (int n; (n = client.getInputStream().read(buffer)) != -1; ) {
                client.getOutputStream().write(buffer, 0, n);
            }
        } catch (SocketTimeoutException e) {
            // its turn is over
        }
