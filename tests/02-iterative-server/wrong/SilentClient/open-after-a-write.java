// rejected by: failures
// saying: close it on every way out: try (client) does, and
        client.setSoTimeout((int) Math.min(Integer.MAX_VALUE, patience.plusNanos(999_999).toMillis()));
        while (true) {
            int n;
            try {
                n = client.getInputStream().read(buffer);
            } catch (SocketTimeoutException e) {
                n = -1;
            } catch (IOException e) {
                client.close();
                throw e;
            }
            if (n == -1) break;
            client.getOutputStream().write(buffer, 0, n);
        }
        client.close();
