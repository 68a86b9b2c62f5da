// rejected by: halfComesBack
// saying: keep
        if (client.read(buffer) == -1) { client.close(); return; }
        received.write(buffer.array(), 0, buffer.position());
        if (received.toString().endsWith("\n")) client.write(ByteBuffer.wrap(received.toByteArray()));
        received.reset();
