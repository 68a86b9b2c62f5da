// rejected by: isTold
// saying: closed is told once
                    try {
                        echo(key);
                    } catch (IOException e) {
                        key.channel().close();
                        closed.accept(e.getMessage());
                        closed.accept("closed: " + key.channel());
                    }
