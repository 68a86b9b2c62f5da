// rejected by: silence
// saying: close it on every way out
        try {
            client.setSoTimeout((int) patience.toMillis());
            for (int count; (count = client.getInputStream().read(buffer)) != -1; ) {
                client.getOutputStream().write(buffer, 0, count);
            }
            client.close();
        } catch (SocketTimeoutException e) {
            return;
        }
