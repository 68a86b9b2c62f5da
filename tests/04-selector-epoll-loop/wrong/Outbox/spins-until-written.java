// rejected by: neverWaits
// saying: to try again is to wait
        while (!leftOver.isEmpty()) {
            channel.write(leftOver.peek());
            if (!leftOver.peek().hasRemaining()) leftOver.remove();
        }
        key.interestOps(SelectionKey.OP_READ);
