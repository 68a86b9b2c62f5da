// flush closes by itself, and throws nothing
    private void say(SelectionKey from, byte[] line) {
        others(from).forEach(key -> {
            Member member = (Member) key.attachment();
            member.outbox.add(ByteBuffer.wrap(line.clone()));
            flush(key);
        });
    }

    private void flush(SelectionKey key) {
        Member member = (Member) key.attachment();
        try {
            SocketChannel channel = (SocketChannel) key.channel();
            for (ByteBuffer first; (first = member.outbox.peek()) != null; member.outbox.remove()) {
                channel.write(first);
                if (first.hasRemaining()) break;
            }
            if (member.outbox.stream().mapToInt(ByteBuffer::remaining).sum() > LIMIT) throw new IOException("too slow");
            if (member.outbox.isEmpty()) key.interestOpsAnd(~SelectionKey.OP_WRITE);
            else key.interestOpsOr(SelectionKey.OP_WRITE);
        } catch (IOException e) {
            try {
                key.channel().close();
            } catch (IOException ignored) {
                key.cancel();
            }
        }
    }
