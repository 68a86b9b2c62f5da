// rejected by: halfALine
// saying: behind the last
        client.write(ByteBuffer.wrap(received.toByteArray()));
        received.reset();
