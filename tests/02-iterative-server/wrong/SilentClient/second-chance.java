// rejected by: notTooLate
// saying: it is closed 60 ms after the beginning
        try (client) {
            client.setSoTimeout((int) Math.min(Integer.MAX_VALUE, patience.plusNanos(999_999).toMillis()));
            boolean warned = false;
            while (true) {
                try {
                    int n = client.getInputStream().read(buffer);
                    if (n == -1) return;
                    warned = false;
                    client.getOutputStream().write(buffer, 0, n);
                } catch (SocketTimeoutException e) {
                    if (warned) return;
                    warned = true;
                }
            }
        }
