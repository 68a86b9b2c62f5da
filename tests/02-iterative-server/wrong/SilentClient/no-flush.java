// rejected by: comesBack
// saying: write what a read gave before the next read
        try (client) {
            client.setSoTimeout((int) Math.min(Integer.MAX_VALUE, patience.plusNanos(999_999).toMillis()));
            var out = new BufferedOutputStream(client.getOutputStream());
            for (int n; (n = client.getInputStream().read(buffer)) != -1; ) out.write(buffer, 0, n);
            out.flush();
        } catch (SocketTimeoutException e) {
            // its turn is over
        }
