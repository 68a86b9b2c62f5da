// rejected by: noOldNews
// saying: select adds keys to selectedKeys and takes none
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
