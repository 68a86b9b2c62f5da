// rejected by: notForEver
// saying: how many milliseconds are that, and what does 0
        try (client) {
            client.setSoTimeout((int) Math.min(Integer.MAX_VALUE, patience.toMillis()));
            for (int n; (n = client.getInputStream().read(buffer)) != -1; ) {
                client.getOutputStream().write(buffer, 0, n);
            }
        } catch (SocketTimeoutException e) {
            // its turn is over
        }
