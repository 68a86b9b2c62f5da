// rejected by: silence
// saying: the limit holds for each read, the first one, too
        try (client) {
            for (int count; (count = client.getInputStream().read(buffer)) != -1; ) {
                client.getOutputStream().write(buffer, 0, count);
            }
        }
