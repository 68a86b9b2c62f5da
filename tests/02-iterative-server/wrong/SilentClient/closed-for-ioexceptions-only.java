// rejected by: whateverComesOut
// saying: close it on every way out: try (client) does, and
        try {
            client.setSoTimeout((int) Math.min(Integer.MAX_VALUE, patience.plusNanos(999_999).toMillis()));
            for (int n; (n = client.getInputStream().read(buffer)) != -1; ) {
                client.getOutputStream().write(buffer, 0, n);
            }
            client.close();
        } catch (SocketTimeoutException e) {
            client.close();
        } catch (IOException e) {
            client.close();
            throw e;
        }
