// rejected by: isTold
// saying: an error that nobody hears of
                    try {
                        echo(key);
                    } catch (IOException e) {
                        key.channel().close();
                    }
