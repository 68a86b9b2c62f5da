// rejected by: everyReadyKeyOnce
// saying: ready
        selector.selectedKeys().clear();
        for (SelectionKey key : selector.selectedKeys()) handler.handle(key);
