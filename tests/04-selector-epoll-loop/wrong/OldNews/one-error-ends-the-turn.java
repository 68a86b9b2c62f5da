// rejected by: oneThrows
// saying: handed over: A, B, C
        try {
            for (SelectionKey key : selector.selectedKeys()) {
                if (!key.isValid()) continue;
                try {
                    handler.handle(key);
                } catch (IOException | RuntimeException e) {
                    key.channel().close();
                    break;
                }
            }
        } finally { selector.selectedKeys().clear(); }
