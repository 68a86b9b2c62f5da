// rejected by: lastMillisecond
// saying: toMillis and / round down
            double ms = (deadline - System.nanoTime()) / 1e6;
            if (ms <= 0) throw new SocketTimeoutException();
            client.setSoTimeout((int) Math.clamp(Math.round(ms), 1L, (long) Integer.MAX_VALUE));
