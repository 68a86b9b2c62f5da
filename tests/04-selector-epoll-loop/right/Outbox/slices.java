// writes at most 16 KiB at a time
        while (!leftOver.isEmpty()) {
            ByteBuffer first = leftOver.element();
            ByteBuffer slice = first.slice(first.position(), Math.min(16 * 1024, first.remaining()));
            int n = channel.write(slice);
            first.position(first.position() + n);
            if (first.hasRemaining() && slice.hasRemaining()) break;
            if (!first.hasRemaining()) leftOver.remove();
        }
        key.interestOps(leftOver.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
