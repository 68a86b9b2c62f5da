// rejected by: errors
// saying: CancelledKeyException
        try {
            while (!leftOver.isEmpty()) {
                channel.write(leftOver.peek());
                if (leftOver.peek().hasRemaining()) break;
                leftOver.remove();
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        } finally {
            key.interestOps(leftOver.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
        }
