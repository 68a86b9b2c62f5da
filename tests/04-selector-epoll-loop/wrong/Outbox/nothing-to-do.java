// rejected by: interestOfOthers
// saying: wanted:  interest in OP_READ
        if (leftOver.isEmpty()) return;
        while (!leftOver.isEmpty()) {
            channel.write(leftOver.peek());
            if (leftOver.peek().hasRemaining()) break;
            leftOver.remove();
        }
        key.interestOps(leftOver.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
