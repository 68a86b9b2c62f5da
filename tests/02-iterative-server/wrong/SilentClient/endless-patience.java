// rejected by: silentClientLosesItsTurn
// saying: setSoTimeout
        try (client) {
            for (int count; (count = client.getInputStream().read(buffer)) != -1; ) client.getOutputStream().write(buffer, 0, count);
        }
