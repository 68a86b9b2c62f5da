// what is whole and what is not go to two streams
        var whole = new ByteArrayOutputStream();
        var rest = new ByteArrayOutputStream();
        for (byte b : received.toByteArray()) {
            rest.write(b);
            if (b == '\n') {
                rest.writeTo(whole);
                rest.reset();
            }
        }
        received.reset();
        rest.writeTo(received);
        if (whole.size() > 0) send(key, whole.toByteArray());
