// say only queues, but for an outbox that would be too full, and the loop writes when it is told that there is room
    private void say(SelectionKey from, byte[] line) {
        for (SelectionKey key : others(from)) {
            Queue<ByteBuffer> outbox = ((Member) key.attachment()).outbox;
            outbox.add(ByteBuffer.wrap(line));
            try {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                if (bytes(outbox) > LIMIT) flush(key);
                if (bytes(outbox) > LIMIT) throw new IOException("too slow");
            } catch (IOException e) {
                drop(key);
            }
        }
    }

    private static int bytes(Queue<ByteBuffer> outbox) {
        return outbox.stream().mapToInt(ByteBuffer::remaining).sum();
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
