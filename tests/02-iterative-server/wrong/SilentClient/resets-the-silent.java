// rejected by: silence
// saying: a reset throws away what is on its way
        try (client) {
            client.setSoTimeout((int) Math.min(patience.plusNanos(999_999).toMillis(), Integer.MAX_VALUE));
            try {
                for (int count; (count = client.getInputStream().read(buffer)) != -1; ) {
                    client.getOutputStream().write(buffer, 0, count);
                }
            } catch (SocketTimeoutException e) {
                client.setSoLinger(true, 0);
            }
        }
