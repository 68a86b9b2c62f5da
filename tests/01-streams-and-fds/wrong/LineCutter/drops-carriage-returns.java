// rejected by: anyBytes
// saying: \r is a byte like any other
        var line = new ByteArrayOutputStream();
        line.writeBytes(rest);
        for (byte b : chunk) {
            if (b == '\r') continue;
            line.write(b);
            if (b != '\n') continue;
            lines.add(line.toByteArray());
            line.reset();
        }
        rest = line.toByteArray();
