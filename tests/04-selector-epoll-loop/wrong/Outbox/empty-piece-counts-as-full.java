// rejected by: onceInOrder
// saying: write on until nothing is left over
        while (!leftOver.isEmpty()) {
            int n = channel.write(leftOver.peek());
            if (n == 0) break;
            if (!leftOver.peek().hasRemaining()) leftOver.remove();
        }
        key.interestOps(leftOver.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
