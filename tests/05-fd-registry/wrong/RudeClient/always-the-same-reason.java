// rejected by: whileBytesAreOwed
// saying: the exception says why
                    try {
                        echo(key);
                    } catch (IOException e) {
                        key.channel().close();
                        closed.accept("Connection reset");
                    }
