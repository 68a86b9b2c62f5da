// rejected by: othersAreServed
// saying: and nothing else
                    try {
                        echo(key);
                    } catch (IOException e) {
                        key.channel().close();
                        closed.accept(e.getMessage());
                        return;
                    }
