// rejected by: everyByte
// saying: read says how many bytes have come: send these,
        try (client) {
            client.setSoTimeout((int) Math.min(Integer.MAX_VALUE, patience.plusNanos(999_999).toMillis()));
            for (int n; (n = client.getInputStream().read(buffer)) != -1; ) client.getOutputStream().write(buffer);
        } catch (SocketTimeoutException e) {
            // its turn is over
        }
