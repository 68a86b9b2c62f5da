// rejected by: aSlowReaderGetsAll
// saying: outbox
    private void say(SelectionKey from, byte[] line) throws IOException {
        for (SelectionKey key : others(from)) ((SocketChannel) key.channel()).write(ByteBuffer.wrap(line));
    }
    private void flush(SelectionKey key) throws IOException { }
