// rejected by: laterConnections
// saying: half a line goes with its connection
        class Halves {
            static final Map<SocketAddress, ByteArrayOutputStream> OF = new HashMap<>();
        }
        ByteArrayOutputStream half =
            Halves.OF.computeIfAbsent(client.getRemoteAddress(), _ -> new ByteArrayOutputStream());
        if (client.read(buffer) == -1) {
            Halves.OF.remove(client.getRemoteAddress());
            received.writeBytes(half.toByteArray());
            half.reset();
            onEnd(key);
            return;
        }
        for (buffer.flip(); buffer.hasRemaining(); ) {
            byte b = buffer.get();
            half.write(b);
            if (b != '\n') continue;
            send(key, half.toByteArray());
            half.reset();
        }
