// rejected by: byteByByte
// saying: less at each read
            client.setSoTimeout(500);
            if (line.size() == 0 && System.nanoTime() > deadline) throw new SocketTimeoutException();
