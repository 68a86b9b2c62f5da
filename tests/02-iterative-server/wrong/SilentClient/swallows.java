// rejected by: reset
// saying: an IOException comes out, for whoever wants to
        try (client) {
            client.setSoTimeout((int) Math.min(Integer.MAX_VALUE, patience.plusNanos(999_999).toMillis()));
            for (int n; (n = client.getInputStream().read(buffer)) != -1; ) {
                client.getOutputStream().write(buffer, 0, n);
            }
        } catch (IOException e) {
            // nobody is told
        }
