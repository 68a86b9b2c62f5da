// one read-only buffer for all, each with a position of its own; LIMIT is looked at before the line is added
    private void say(SelectionKey from, byte[] line) throws IOException {
        ByteBuffer shared = ByteBuffer.wrap(line).asReadOnlyBuffer();
        for (SelectionKey key : others(from)) {
            Member m = (Member) key.attachment();
            try {
                flush(key);
                if ((long) m.outbox.stream().mapToInt(ByteBuffer::remaining).sum() + line.length > LIMIT) {
                    key.channel().close();
                    continue;
                }
                m.outbox.add(shared.duplicate());
                flush(key);
            } catch (IOException | CancelledKeyException e) {
                key.channel().close();
            }
        }
    }

    private void flush(SelectionKey key) throws IOException {
        Member m = (Member) key.attachment();
        SocketChannel c = (SocketChannel) key.channel();
        for (ByteBuffer b = m.outbox.peek(); b != null; b = m.outbox.peek()) {
            c.write(b);
            if (b.hasRemaining()) {
                key.interestOps(SelectionKey.OP_WRITE | SelectionKey.OP_READ);
                return;
            }
            m.outbox.poll();
        }
        key.interestOps(SelectionKey.OP_READ);
    }
