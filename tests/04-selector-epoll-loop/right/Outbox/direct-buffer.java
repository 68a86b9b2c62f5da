// a direct buffer of its own, filled anew for each write
        var direct = ByteBuffer.allocateDirect(4_096);
        while (!leftOver.isEmpty()) {
            ByteBuffer first = leftOver.peek();
            int length = Math.min(direct.capacity(), first.remaining());
            direct.clear().put(first.slice(first.position(), length)).flip();
            int n = channel.write(direct);
            first.position(first.position() + n);
            if (n < length) break;
            if (!first.hasRemaining()) leftOver.poll();
        }
        key.interestOpsAnd(leftOver.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
        key.interestOpsOr(leftOver.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
