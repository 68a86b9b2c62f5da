// rejected by: errors
// saying: what write threw: IOException
        try {
            while (!leftOver.isEmpty()) {
                channel.write(leftOver.peek());
                if (leftOver.peek().hasRemaining()) break;
                leftOver.remove();
            }
        } catch (IOException e) {
            leftOver.clear();
        }
        key.interestOps(leftOver.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
