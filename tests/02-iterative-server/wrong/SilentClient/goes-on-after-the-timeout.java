// rejected by: silence
// saying: it has not come back
        try (client) {
            client.setSoTimeout((int) patience.toMillis());
            while (true) {
                try {
                    int count = client.getInputStream().read(buffer);
                    if (count == -1) return;
                    client.getOutputStream().write(buffer, 0, count);
                } catch (SocketTimeoutException e) {
                    continue;
                }
            }
        }
