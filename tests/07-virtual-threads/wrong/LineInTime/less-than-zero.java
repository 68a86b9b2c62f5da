// rejected by: afterTheDeadline
// saying: a SocketTimeoutException
            client.setSoTimeout((int) ((deadline - System.nanoTime()) / 1_000_000));
