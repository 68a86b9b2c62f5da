// rejected by: oneThrows
// saying: the channel of A is closed
        for (SelectionKey key : selector.selectedKeys()) {
            if (!key.isValid()) continue;
            try { handler.handle(key); } catch (IOException e) { continue; }
        }
        selector.selectedKeys().clear();
