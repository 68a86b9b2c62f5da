// one system call for all that is left over, and removal by what remains
        channel.write(leftOver.toArray(ByteBuffer[]::new));
        leftOver.removeIf(b -> !b.hasRemaining());
        key.interestOps(leftOver.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
