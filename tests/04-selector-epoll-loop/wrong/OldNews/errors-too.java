// rejected by: errors
// saying: an Error says that the program is in trouble, not
        for (SelectionKey key : selector.selectedKeys()) {
            if (!key.isValid()) continue;
            try {
                handler.handle(key);
            } catch (Throwable e) {
                try {
                    key.channel().close();
                } catch (IOException x) {
                    // it is closed all the same
                }
            }
        }
        selector.selectedKeys().clear();
