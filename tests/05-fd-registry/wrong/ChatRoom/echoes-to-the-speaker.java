// rejected by: allOthers
// saying: all others
    private void say(SelectionKey from, byte[] line) throws IOException {
        for (SelectionKey key : others(null)) {
            var member = (Member) key.attachment();
            member.outbox.add(ByteBuffer.wrap(line));
            try { flush(key); } catch (IOException e) { key.channel().close(); }
            if (member.waiting() > LIMIT) key.channel().close();
        }
    }
    private void flush(SelectionKey key) throws IOException {
        Queue<ByteBuffer> outbox = ((Member) key.attachment()).outbox;
        while (!outbox.isEmpty()) {
            ((SocketChannel) key.channel()).write(outbox.peek());
            if (outbox.peek().hasRemaining()) break;
            outbox.remove();
        }
        key.interestOps(outbox.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }
