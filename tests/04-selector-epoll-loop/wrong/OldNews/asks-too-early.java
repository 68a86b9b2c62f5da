// rejected by: cancelled
// saying: ask key.isValid() just before handing it over
        var ready = selector.selectedKeys().stream().filter(SelectionKey::isValid).toList();
        selector.selectedKeys().clear();
        for (SelectionKey key : ready) {
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
