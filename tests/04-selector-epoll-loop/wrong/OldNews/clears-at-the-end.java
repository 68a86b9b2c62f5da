// rejected by: nothingOldAfterAnError
// saying: a key that stays in selectedKeys is old news in the next one
        for (SelectionKey key : selector.selectedKeys()) {
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
