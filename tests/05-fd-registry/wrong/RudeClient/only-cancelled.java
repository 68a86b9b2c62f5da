// rejected by: nothingIsLeft
// saying: close the channel
                    try {
                        echo(key);
                    } catch (IOException e) {
                        key.cancel();
                        closed.accept(e.getMessage());
                    }
