// rejected by: neverWaits
// saying: as long as no write has taken it
        while (!leftOver.isEmpty()) channel.write(leftOver.remove());
        key.interestOps(SelectionKey.OP_READ);
