// rejected by: atTheSameTime
// saying: all cutters share what is static
        SCRATCH.reset();
        SCRATCH.writeBytes(rest);
        for (byte b : chunk) {
            SCRATCH.write(b);
            if (b != '\n') continue;
            lines.add(SCRATCH.toByteArray());
            SCRATCH.reset();
        }
        rest = SCRATCH.toByteArray();
        return lines;
    }

    private static final ByteArrayOutputStream SCRATCH = new ByteArrayOutputStream();

    private static List<byte[]> none() {
        List<byte[]> lines = List.of();
