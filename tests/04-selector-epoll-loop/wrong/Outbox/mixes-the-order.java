// rejected by: everythingArrives
// saying: in their order
        for (var it = leftOver.iterator(); it.hasNext(); ) {
            ByteBuffer next = it.next();
            channel.write(next);
            if (!next.hasRemaining()) it.remove();
        }
        ((ArrayDeque<ByteBuffer>) leftOver).addFirst(leftOver.isEmpty() ? ByteBuffer.allocate(0) : ((ArrayDeque<ByteBuffer>) leftOver).removeLast());
        leftOver.removeIf(b -> !b.hasRemaining());
        key.interestOps(leftOver.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
