// the classic iterator with remove, and any Exception caught; what an Error leaves is cleared
        Iterator<SelectionKey> it = selector.selectedKeys().iterator();
        try {
            while (it.hasNext()) {
                SelectionKey key = it.next();
                it.remove();
                if (key.isValid()) {
                    try {
                        handler.handle(key);
                    } catch (Exception e) {
                        key.cancel();
                        try {
                            key.channel().close();
                        } catch (IOException ignored) {
                            System.err.println("cannot close");
                        }
                    }
                }
            }
        } finally {
            selector.selectedKeys().clear();
        }
