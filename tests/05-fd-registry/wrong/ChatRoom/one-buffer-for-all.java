// rejected by: allOthers
// saying: a line goes to all others, once
    private void say(SelectionKey from, byte[] line) throws IOException {
        ByteBuffer shared = ByteBuffer.wrap(line);
        for (SelectionKey key : others(from)) {
            var member = (Member) key.attachment();
            member.outbox.add(shared);
            member.waiting += line.length;
            try {
                flush(key);
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
