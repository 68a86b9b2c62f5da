// rejected by: interest
// saying: one of the two
        while (!leftOver.isEmpty()) {
            channel.write(leftOver.peek());
            if (leftOver.peek().hasRemaining()) break;
            leftOver.remove();
        }
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
