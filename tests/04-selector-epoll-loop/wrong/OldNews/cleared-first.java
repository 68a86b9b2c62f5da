// rejected by: handsOver
// saying: handed over: none
        selector.selectedKeys().clear();
        for (SelectionKey key : selector.selectedKeys()) handler.handle(key);
