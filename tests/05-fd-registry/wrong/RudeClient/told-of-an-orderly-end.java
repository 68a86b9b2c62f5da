// rejected by: friendly
// saying: closed is told nothing
                    try {
                        echo(key);
                        if (!key.isValid()) closed.accept("the client has left");
                    } catch (IOException e) {
                        key.channel().close();
                        closed.accept(e.getMessage());
                    }
