// rejected by: neverWaits
// saying: the socket is full
        while (!leftOver.isEmpty()) {
            channel.write(leftOver.peek());
            if (!leftOver.peek().hasRemaining()) leftOver.remove();
        }
        key.interestOps(SelectionKey.OP_READ);
