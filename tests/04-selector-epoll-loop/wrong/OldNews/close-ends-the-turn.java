// rejected by: closingFails
// saying: close may throw as well
        for (SelectionKey key : selector.selectedKeys()) {
            if (!key.isValid()) continue;
            try {
                handler.handle(key);
            } catch (IOException | RuntimeException e) {
                key.channel().close();
            }
        }
        selector.selectedKeys().clear();
