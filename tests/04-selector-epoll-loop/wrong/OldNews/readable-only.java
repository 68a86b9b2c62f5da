// rejected by: anyInterest
// saying: what a key is ready for is the handler's business
        for (SelectionKey key : selector.selectedKeys()) {
            if (!key.isValid() || !key.isReadable()) continue;
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
