// rejected by: interest
// saying: without end
        while (!leftOver.isEmpty()) {
            channel.write(leftOver.peek());
            if (leftOver.peek().hasRemaining()) {
                key.interestOps(SelectionKey.OP_WRITE);
                return;
            }
            leftOver.remove();
        }
