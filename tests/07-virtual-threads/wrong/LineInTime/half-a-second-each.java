// rejected by: notTooLate
// saying: how long it is waited for
            client.setSoTimeout(500);
            if (line.size() == 0 && System.nanoTime() > deadline) throw new SocketTimeoutException();
