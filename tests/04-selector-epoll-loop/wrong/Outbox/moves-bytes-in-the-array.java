// rejected by: twoOutboxes
// saying: on its way elsewhere
        while (!leftOver.isEmpty()) {
            ByteBuffer b = leftOver.peek();
            channel.write(b);
            if (b.hasRemaining()) { b.compact().flip(); break; }
            leftOver.remove();
        }
        key.interestOps(leftOver.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
