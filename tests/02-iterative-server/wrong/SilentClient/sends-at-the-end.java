// rejected by: comesBack
// saying: write what a read gave before the next read
        try (client) {
            client.setSoTimeout((int) Math.min(Integer.MAX_VALUE, patience.plusNanos(999_999).toMillis()));
            var all = new ByteArrayOutputStream();
            try {
                for (int n; (n = client.getInputStream().read(buffer)) != -1; ) all.write(buffer, 0, n);
            } catch (SocketTimeoutException e) {
                // its turn is over
            }
            client.getOutputStream().write(all.toByteArray());
        }
