// rejected by: cancelled
// saying: handed over
        for (SelectionKey key : List.copyOf(selector.selectedKeys())) {
            if (!key.isValid()) break;
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
