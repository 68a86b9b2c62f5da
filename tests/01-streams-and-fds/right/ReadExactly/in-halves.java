// the first half, then the second, and so on down to one byte; a whole file
import module java.base;

final class ReadExactly {
    static byte[] readExactly(InputStream in, int n) throws IOException {
        if (n == 0) return new byte[0];
        if (n == 1) {
            int b = in.read();
            if (b < 0) throw new EOFException();
            return new byte[] {(byte) b};
        }
        byte[] first = readExactly(in, n / 2), second = readExactly(in, n - n / 2);
        return ByteBuffer.allocate(n).put(first).put(second).array();
    }
}
