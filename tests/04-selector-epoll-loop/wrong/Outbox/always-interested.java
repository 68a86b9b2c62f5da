// rejected by: aFewBytes
// saying: without end
        while (!leftOver.isEmpty()) {
            channel.write(leftOver.peek());
            if (leftOver.peek().hasRemaining()) break;
            leftOver.remove();
        }
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
