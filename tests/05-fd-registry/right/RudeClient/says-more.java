// cancels as well, and tells more than the message
                    try {
                        echo(key);
                    } catch (IOException e) {
                        key.cancel();
                        key.channel().close();
                        closed.accept("a client is gone: " + e);
                    }
