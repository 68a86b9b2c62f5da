// rejected by: slowReadersHearAll
// saying: waits in the outbox
    private void say(SelectionKey from, byte[] line) throws IOException {
        for (SelectionKey key : others(from)) {
            try {
                ((SocketChannel) key.channel()).write(ByteBuffer.wrap(line));
            } catch (IOException e) {
                key.channel().close();
            }
        }
    }

    private void flush(SelectionKey key) {
        key.interestOps(OP_READ);
    }
