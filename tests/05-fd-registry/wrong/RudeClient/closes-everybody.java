// rejected by: othersAreServed
// saying: and nothing else
                    try {
                        echo(key);
                    } catch (IOException e) {
                        for (SelectionKey other : selector.keys()) {
                            if (other.attachment() != null) other.channel().close();
                        }
                        closed.accept(e.getMessage());
                    }
