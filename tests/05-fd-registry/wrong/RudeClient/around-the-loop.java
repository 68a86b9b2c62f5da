// rejected by: othersAreServed
// saying: one client
                    try { onReadable(key); } catch (IOException e) { key.channel().close(); closed.accept(e.getMessage()); closing = true; }
