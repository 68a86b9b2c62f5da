// rejected by: othersAreServed
// saying: one client
                    try { onReadable(key); } catch (IOException e) { for (SelectionKey k : selector.keys()) if (k.attachment() == null && k.channel() != listener) k.channel().close(); closed.accept(e.getMessage()); }
