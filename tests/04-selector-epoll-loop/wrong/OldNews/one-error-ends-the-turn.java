// rejected by: oneBadClient
// saying: around the one call
        try {
            for (SelectionKey key : selector.selectedKeys()) if (key.isValid()) handler.handle(key);
        } catch (IOException e) {
            selector.selectedKeys().iterator().next().channel().close();
        }
        selector.selectedKeys().clear();
