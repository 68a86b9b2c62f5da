// rejected by: cancelsAndThrows
// saying: it is open
        var ready = List.copyOf(selector.selectedKeys());
        selector.selectedKeys().clear();
        for (SelectionKey key : ready) {
            if (!key.isValid()) continue;
            try {
                handler.handle(key);
            } catch (IOException | RuntimeException e) {
                try {
                    if (key.isValid()) key.channel().close();
                } catch (IOException alsoFails) {
                }
            }
        }
