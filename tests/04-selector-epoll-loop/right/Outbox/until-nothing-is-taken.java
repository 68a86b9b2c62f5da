// goes on until a write takes nothing, and sets the interest only when it changes
        ByteBuffer first;
        while ((first = leftOver.peek()) != null) {
            if (!first.hasRemaining()) leftOver.poll();
            else if (channel.write(first) == 0) break;
        }
        int wanted = first == null ? SelectionKey.OP_READ : SelectionKey.OP_WRITE;
        if (key.interestOps() != wanted) key.interestOps(wanted);
