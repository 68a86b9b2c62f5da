// rejected by: interestOfOthers
// saying: wanted:  interest in
        while (!leftOver.isEmpty()) {
            channel.write(leftOver.peek());
            if (leftOver.peek().hasRemaining()) break;
            leftOver.remove();
        }
        int wanted = leftOver.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE;
        if (interest != wanted) key.interestOps(wanted);
        interest = wanted;
    }

    private int interest = SelectionKey.OP_READ;

    private void none() {
