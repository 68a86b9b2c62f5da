// rejected by: everyByte
// saying: the end is where read returns -1, and nowhere else
        try (client) {
            client.setSoTimeout((int) Math.min(Integer.MAX_VALUE, patience.plusNanos(999_999).toMillis()));
            int n;
            do {
                n = client.getInputStream().read(buffer);
                if (n > 0) client.getOutputStream().write(buffer, 0, n);
            } while (n == buffer.length);
        } catch (SocketTimeoutException e) {
            // its turn is over
        }
