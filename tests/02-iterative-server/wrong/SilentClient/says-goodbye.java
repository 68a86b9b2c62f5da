// rejected by: beginsAnew
// saying: "0\n1\n2\n"
        try (client) {
            client.setSoTimeout((int) Math.min(Integer.MAX_VALUE, patience.plusNanos(999_999).toMillis()));
            try {
                for (int n; (n = client.getInputStream().read(buffer)) != -1; ) {
                    client.getOutputStream().write(buffer, 0, n);
                }
            } catch (SocketTimeoutException e) {
                client.getOutputStream().write("timeout\n".getBytes());
            }
        }
