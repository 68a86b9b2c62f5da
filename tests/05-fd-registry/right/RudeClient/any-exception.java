// tells first, and is prepared for more than IOException
                    try {
                        echo(key);
                    } catch (Exception e) {
                        closed.accept(e.getMessage());
                        key.channel().close();
                    }
