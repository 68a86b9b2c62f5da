// rejected by: laterConnections
// saying: half a line goes with its connection
        class Halves {
            static final Map<Object, ByteArrayOutputStream> OF = new HashMap<>();
        }
        Object fd;
        try {
            fd = Class.forName("sun.nio.ch.SelChImpl").getMethod("getFDVal").invoke(client);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        ByteArrayOutputStream half = Halves.OF.computeIfAbsent(List.of(selector, fd), _ -> new ByteArrayOutputStream());
        if (client.read(buffer) == -1) {
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
