// rejected by: hasReadMeanwhile
// saying: offered
    private void say(SelectionKey from, byte[] line) throws IOException {
        for (SelectionKey key : others(from)) {
            var member = (Member) key.attachment();
            member.outbox.add(ByteBuffer.wrap(line));
            member.waiting += line.length;
            try {
                if (member.waiting > LIMIT) throw new IOException("reads too slowly");
                flush(key);
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
