// from the last to the first; what close threw comes out at the end
        IOException failed = null;
        var keys = selector.selectedKeys().toArray(SelectionKey[]::new);
        selector.selectedKeys().removeAll(Set.of(keys));
        for (int i = keys.length - 1; i >= 0; i--) {
            SelectionKey key = keys[i];
            boolean ok = false;
            try {
                if (key.isValid()) handler.handle(key);
            } catch (IOException | RuntimeException e) {
                try {
                    key.channel().close();
                } catch (IOException c) {
                    failed = c;
                }
            }
        }
        if (failed != null) throw failed;
