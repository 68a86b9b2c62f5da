// rejected by: answersAtOnce
// saying: wait only
        try (client) {
            LockSupport.parkNanos(patience.toNanos());
            while (client.getInputStream().available() > 0) client.getOutputStream().write(buffer, 0, client.getInputStream().read(buffer));
        }
