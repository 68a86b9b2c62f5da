// rejected by: errors
// saying: whoever called has to know that this connection has come
        try {
            while (!leftOver.isEmpty()) {
                channel.write(leftOver.peek());
                if (leftOver.peek().hasRemaining()) break;
                leftOver.remove();
            }
        } catch (IOException e) {
            throw new IOException("the client is gone", e);
        }
        key.interestOps(leftOver.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
