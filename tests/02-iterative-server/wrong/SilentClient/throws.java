// rejected by: silentClientLosesItsTurn
// saying: returns normally
        try (client) {
            client.setSoTimeout((int) patience.toMillis());
            for (int count; (count = client.getInputStream().read(buffer)) != -1; ) client.getOutputStream().write(buffer, 0, count);
        }
