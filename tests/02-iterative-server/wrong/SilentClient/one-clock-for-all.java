// rejected by: talkingClientStays
// saying: counts anew
        try (client) {
            long end = System.nanoTime() + patience.toNanos();
            client.setSoTimeout((int) patience.toMillis());
            for (int count; System.nanoTime() < end && (count = client.getInputStream().read(buffer)) != -1; ) client.getOutputStream().write(buffer, 0, count);
        } catch (SocketTimeoutException e) {
            return;
        }
