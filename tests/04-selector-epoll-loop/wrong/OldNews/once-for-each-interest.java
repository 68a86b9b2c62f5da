// rejected by: anyInterest
// saying: what a key is ready for is the handler's business
        for (SelectionKey key : List.copyOf(selector.selectedKeys())) {
            try {
                if (key.isValid() && key.isAcceptable()) handler.handle(key);
                if (key.isValid() && key.isReadable()) handler.handle(key);
                if (key.isValid() && key.isWritable()) handler.handle(key);
                if (key.isValid() && key.isConnectable()) handler.handle(key);
            } catch (IOException | RuntimeException e) {
                try {
                    key.channel().close();
                } catch (IOException x) {
                    // it is closed all the same
                }
            }
        }
        selector.selectedKeys().clear();
