// rejected by: everythingArrives
// saying: took only a part
        while (!leftOver.isEmpty()) channel.write(leftOver.remove());
        key.interestOps(SelectionKey.OP_READ);
