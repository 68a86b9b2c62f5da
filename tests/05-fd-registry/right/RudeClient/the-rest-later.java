// leaves the batch: what was ready is so at the next select, too
                    try {
                        echo(key);
                    } catch (IOException e) {
                        key.channel().close();
                        closed.accept(e.getMessage());
                        break;
                    }
