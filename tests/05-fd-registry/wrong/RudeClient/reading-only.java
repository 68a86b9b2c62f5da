// rejected by: whileBytesAreOwed
// saying: an error that nobody hears of
                    try {
                        if (key.isReadable()) echo(key);
                    } catch (IOException e) {
                        key.channel().close();
                        closed.accept(e.getMessage());
                    }
