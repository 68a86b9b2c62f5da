// rejected by: failures
// saying: only a SocketTimeoutException is the end of
        try (client) {
            client.setSoTimeout((int) Math.min(Integer.MAX_VALUE, patience.plusNanos(999_999).toMillis()));
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (InterruptedIOException e) {
            // its turn is over
        }
