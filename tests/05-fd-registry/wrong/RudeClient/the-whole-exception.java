// rejected by: isTold
// saying: its message, as it is
                    try {
                        echo(key);
                    } catch (IOException e) {
                        key.cancel();
                        key.channel().close();
                        closed.accept(e.toString());
                    }
