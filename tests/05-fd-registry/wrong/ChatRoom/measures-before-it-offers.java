// rejected by: hasReadMeanwhile
// saying: offered
    private void say(SelectionKey from, byte[] line) {
        for (SelectionKey key : others(from)) {
            Member member = (Member) key.attachment();
            member.outbox.add(ByteBuffer.wrap(line));
            if (member.outbox.stream().mapToInt(ByteBuffer::remaining).sum() > LIMIT) drop(key);
            else key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    private void flush(SelectionKey key) throws IOException {
        Queue<ByteBuffer> outbox = ((Member) key.attachment()).outbox;
        ((SocketChannel) key.channel()).write(outbox.toArray(ByteBuffer[]::new));
        outbox.removeIf(b -> !b.hasRemaining());
        if (outbox.isEmpty()) key.interestOps(SelectionKey.OP_READ);
    }

    private static void drop(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            key.cancel();
        }
    }
