// one byte at a time, closed in a finally, patience a millisecond longer
        try {
            client.setSoTimeout((int) Math.clamp(patience.toMillis() + 1, 1, Integer.MAX_VALUE));
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            while (true) {
                int b;
                try {
                    b = in.read();
                } catch (SocketTimeoutException e) {
                    break;
                }
                if (b < 0) break;
                out.write(b);
                out.flush();
            }
        } finally {
            client.close();
        }
