// rejected by: oneThrows
// saying: IOException: java.io.IOException: reset, in turn,
        IOException first = null;
        for (SelectionKey key : List.copyOf(selector.selectedKeys())) {
            if (!key.isValid()) continue;
            try {
                handler.handle(key);
            } catch (IOException | RuntimeException e) {
                key.channel().close();
                first = new IOException(e);
            }
        }
        selector.selectedKeys().clear();
        if (first != null) throw first;
