// rejected by: aSlowReaderHoldsUpNobody
// saying: holds up nobody
    private void say(SelectionKey from, byte[] line) throws IOException {
        for (SelectionKey key : others(from)) {
            var bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining() && !closing) ((SocketChannel) key.channel()).write(bytes);
        }
    }
    private void flush(SelectionKey key) throws IOException { }
