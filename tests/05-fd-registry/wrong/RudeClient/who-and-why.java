// rejected by: isTold
// saying: its message, as it is
                    try {
                        echo(key);
                    } catch (IOException e) {
                        key.channel().close();
                        closed.accept(key.channel() + ": " + e.getMessage());
                    }
