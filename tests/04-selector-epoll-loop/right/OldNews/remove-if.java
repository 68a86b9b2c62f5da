// removeIf, which handles as it removes
        selector.selectedKeys().removeIf(key -> {
            boolean fine = false;
            try {
                if (key.isValid()) handler.handle(key);
                fine = true;
            } catch (IOException | RuntimeException e) {
                // below
            }
            if (!fine) {
                try {
                    key.channel().close();
                } catch (IOException e) { }
            }
            return true;
        });
