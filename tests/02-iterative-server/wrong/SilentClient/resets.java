// rejected by: comesBack
// saying: a reset throws away what is on its way
        try (client) {
            client.setSoLinger(true, 0);
            client.setSoTimeout((int) Math.min(patience.plusNanos(999_999).toMillis(), Integer.MAX_VALUE));
            for (int count; (count = client.getInputStream().read(buffer)) != -1; ) {
                client.getOutputStream().write(buffer, 0, count);
            }
        } catch (SocketTimeoutException e) {
            // its turn is over
        }
