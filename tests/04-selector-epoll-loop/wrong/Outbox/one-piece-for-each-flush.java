// rejected by: onceInOrder
// saying: write on until nothing is left over
        ByteBuffer first = leftOver.peek();
        if (first != null) {
            channel.write(first);
            if (!first.hasRemaining()) leftOver.remove();
        }
        key.interestOps(leftOver.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
