// rejected by: nothingIsToldTwice
// saying: never takes one out
        for (SelectionKey key : selector.selectedKeys()) {
            if (!key.isValid()) continue;
            try { handler.handle(key); } catch (IOException e) { key.channel().close(); }
        }
