// rejected by: isTold
// saying: the exception says why
                    try {
                        echo(key);
                    } catch (IOException e) {
                        key.channel().close();
                        closed.accept(e.getClass().getName());
                    }
