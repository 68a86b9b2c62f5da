// writes at once if nothing waits, and one buffer for each event
    private void say(SelectionKey from, byte[] line) throws IOException {
        for (SelectionKey key : selector.keys()) {
            if (key == from || !key.isValid() || !(key.attachment() instanceof Member member)) continue;
            try {
                ByteBuffer rest = ByteBuffer.wrap(line);
                if (member.outbox.isEmpty()) ((SocketChannel) key.channel()).write(rest);
                if (rest.hasRemaining()) {
                    member.outbox.add(rest);
                    key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                }
                for (int before = Integer.MAX_VALUE; member.outbox.size() < before; flush(key)) {
                    before = member.outbox.size();
                }
                int waiting = member.outbox.stream().mapToInt(ByteBuffer::remaining).sum();
                if (waiting > LIMIT) throw new IOException("too slow");
            } catch (IOException e) {
                key.channel().close();
            }
        }
    }

    private void flush(SelectionKey key) throws IOException {
        Member member = (Member) key.attachment();
        if (!member.outbox.isEmpty()) {
            ((SocketChannel) key.channel()).write(member.outbox.peek());
            if (!member.outbox.peek().hasRemaining()) member.outbox.remove();
        }
        if (member.outbox.isEmpty()) key.interestOps(SelectionKey.OP_READ);
    }
