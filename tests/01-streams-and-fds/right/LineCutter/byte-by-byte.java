// a stream of bytes that is emptied at each \n; a list that nobody can change; a whole file
import module java.base;

final class LineCutter {
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();

    List<byte[]> add(byte[] chunk) {
        Stream.Builder<byte[]> lines = Stream.builder();
        for (byte b : chunk) {
            open.write(b);
            if (b != '\n') continue;
            lines.add(open.toByteArray());
            open.reset();
        }
        return lines.build().toList();
    }

    byte[] rest() {
        return open.toByteArray();
    }
}
