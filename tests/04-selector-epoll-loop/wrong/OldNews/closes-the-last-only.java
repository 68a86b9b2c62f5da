// rejected by: cancelsAndThrows
// saying: it is open
        SelectionKey bad = null;
        for (SelectionKey key : List.copyOf(selector.selectedKeys())) {
            if (!key.isValid()) continue;
            try {
                handler.handle(key);
            } catch (IOException | RuntimeException e) {
                bad = key;
            }
        }
        selector.selectedKeys().clear();
        if (bad != null) bad.channel().close();
