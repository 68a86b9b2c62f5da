// rejected by: nobodyWaits
// saying: go back
        for (int i = 0; i < 1_500 && !received.toString().endsWith("\n"); i++) {
            if (client.read(buffer.clear()) == -1) { client.close(); return; }
            received.write(buffer.array(), 0, buffer.position());
            LockSupport.parkNanos(1_000_000);
        }
        if (!received.toString().endsWith("\n")) return;
        client.write(ByteBuffer.wrap(received.toByteArray()));
        received.reset();
