// the JDK copies, and rounding up is done by hand
        try (client) {
            int more = patience.toNanosPart() % 1_000_000 == 0 ? 0 : 1;
            long ms = Math.min(Integer.MAX_VALUE, patience.toMillis() + more);
            client.setSoTimeout((int) ms);
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (SocketTimeoutException silent) {
            return;
        }
