// rejected by: slowReadersHearAll
// saying: goes out in its order
    private void say(SelectionKey from, byte[] line) throws IOException {
        for (SelectionKey key : others(from)) {
            var member = (Member) key.attachment();
            try {
                ByteBuffer rest = ByteBuffer.wrap(line);
                ((SocketChannel) key.channel()).write(rest);
                member.waiting += rest.remaining();
                if (rest.hasRemaining()) {
                    member.outbox.add(rest);
                    key.interestOps(OP_READ | OP_WRITE);
                }
                if (member.waiting > LIMIT) throw new IOException("reads too slowly");
            } catch (IOException e) {
                key.channel().close();
            }
        }
    }

    private void flush(SelectionKey key) throws IOException {
        var member = (Member) key.attachment();
        while (!member.outbox.isEmpty()) {
            member.waiting -= ((SocketChannel) key.channel()).write(member.outbox.peek());
            if (member.outbox.peek().hasRemaining()) break;
            member.outbox.remove();
        }
        key.interestOps(member.outbox.isEmpty() ? OP_READ : OP_READ | OP_WRITE);
    }
