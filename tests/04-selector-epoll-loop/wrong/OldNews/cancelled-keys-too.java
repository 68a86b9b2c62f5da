// rejected by: cancelledMeanwhile
// saying: isValid
        for (SelectionKey key : selector.selectedKeys()) {
            try { handler.handle(key); } catch (IOException e) { key.channel().close(); }
        }
        selector.selectedKeys().clear();
