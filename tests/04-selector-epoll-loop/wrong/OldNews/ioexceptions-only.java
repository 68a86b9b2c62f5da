// rejected by: oneThrows
// saying: UncheckedIOException: java.io.EOFException,
        for (SelectionKey key : selector.selectedKeys()) {
            if (!key.isValid()) continue;
            try {
                handler.handle(key);
            } catch (IOException e) {
                key.channel().close();
            }
        }
        selector.selectedKeys().clear();
