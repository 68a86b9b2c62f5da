// rejected by: nothingOldAfterAnError
// saying: a key that stays in selectedKeys is old news in the next one
        var done = new ArrayList<SelectionKey>();
        try {
            for (SelectionKey key : selector.selectedKeys()) {
                done.add(key);
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
        } finally {
            selector.selectedKeys().removeAll(done);
        }
