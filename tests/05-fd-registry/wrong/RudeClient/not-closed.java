// rejected by: isTold
// saying: closed is told
                    try {
                        echo(key);
                    } catch (IOException e) {
                        closed.accept(e.getMessage());
                    }
