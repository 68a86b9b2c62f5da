// rejected by: onceInOrder
// saying: from where the write stopped
        while (!leftOver.isEmpty()) {
            ByteBuffer b = leftOver.peek();
            int n = channel.write(b.duplicate());
            if (n < b.remaining()) break;
            leftOver.remove();
        }
        key.interestOps(leftOver.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
