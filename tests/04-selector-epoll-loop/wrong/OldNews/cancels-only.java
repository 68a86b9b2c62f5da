// rejected by: oneThrows
// saying: the channel of A is closed
        for (SelectionKey key : selector.selectedKeys()) {
            if (!key.isValid()) continue;
            try {
                handler.handle(key);
            } catch (IOException e) {
                try {
                    key.channel().close();
                } catch (IOException x) {
                    // it is closed all the same
                }
            } catch (RuntimeException e) {
                key.cancel();
            }
        }
        selector.selectedKeys().clear();
