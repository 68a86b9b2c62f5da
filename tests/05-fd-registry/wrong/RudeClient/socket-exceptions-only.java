// rejected by: beforeItIsAccepted
// saying: no SocketException
                    try {
                        echo(key);
                    } catch (SocketException e) {
                        key.channel().close();
                        closed.accept(e.getMessage());
                    }
