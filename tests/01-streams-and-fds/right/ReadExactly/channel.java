// a channel around the stream, which reads no more than there is room for
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        var channel = java.nio.channels.Channels.newChannel(in);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) throw new EOFException(buffer.remaining() + " bytes are missing");
        }
