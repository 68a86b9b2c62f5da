// rejected by: silence
// saying: that its patience is over is no error
        try (client) {
            client.setSoTimeout((int) Math.min(Integer.MAX_VALUE, patience.plusNanos(999_999).toMillis()));
            client.getInputStream().transferTo(client.getOutputStream());
        }
