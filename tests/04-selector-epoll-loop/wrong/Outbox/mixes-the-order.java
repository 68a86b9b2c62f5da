// rejected by: onceInOrder
// saying: goes first the next time
        for (var each = leftOver.iterator(); each.hasNext(); ) {
            ByteBuffer next = each.next();
            channel.write(next);
            if (!next.hasRemaining()) each.remove();
        }
        key.interestOps(leftOver.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
