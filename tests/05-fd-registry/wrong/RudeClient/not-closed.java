// rejected by: doesNotSpin
// saying: close
                    try { onReadable(key); } catch (IOException e) { closed.accept(e.getMessage()); }
