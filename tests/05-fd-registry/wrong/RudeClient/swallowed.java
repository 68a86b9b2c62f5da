// rejected by: isReported
// saying: told
                    try { onReadable(key); } catch (IOException e) { key.channel().close(); }
