// rejected by: handsOver
// saying: selector.keys() are all that are registered,
        for (SelectionKey key : selector.keys()) {
            if (!key.isValid()) continue;
            try {
                handler.handle(key);
            } catch (IOException | RuntimeException e) {
                try {
                    key.channel().close();
                } catch (IOException x) {
                    // it is closed all the same
                }
            }
        }
        selector.selectedKeys().clear();
