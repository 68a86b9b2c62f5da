// rejected by: failures
// saying: only a SocketTimeoutException is the end of
        try (client) {
            client.setSoTimeout((int) Math.min(Integer.MAX_VALUE, patience.plusNanos(999_999).toMillis()));
            for (int n; (n = client.getInputStream().read(buffer)) != -1; ) {
                try {
                    client.getOutputStream().write(buffer, 0, n);
                } catch (IOException e) {
                    client.getOutputStream().write(buffer, 0, n);
                }
            }
        } catch (SocketTimeoutException e) {
            // its turn is over
        }
