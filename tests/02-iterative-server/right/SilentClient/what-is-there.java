// collects what is there already, or a line, and writes it at once
        try (client) {
            client.setSoTimeout((int) Math.min(patience.plusNanos(999_999).toMillis(), Integer.MAX_VALUE));
            var line = new ByteArrayOutputStream();
            for (int b; (b = client.getInputStream().read()) != -1; ) {
                line.write(b);
                if (b == '\n' || client.getInputStream().available() == 0) {
                    client.getOutputStream().write(line.toByteArray());
                    line.reset();
                }
            }
        } catch (SocketTimeoutException e) {
            // its turn is over
        }
