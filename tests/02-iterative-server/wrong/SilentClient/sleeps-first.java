// rejected by: comesBack
// saying: write what a read gave before the next read
        try (client) {
            LockSupport.parkNanos(patience.toNanos());
            while (client.getInputStream().available() > 0) {
                client.getOutputStream().write(buffer, 0, client.getInputStream().read(buffer));
            }
        }
