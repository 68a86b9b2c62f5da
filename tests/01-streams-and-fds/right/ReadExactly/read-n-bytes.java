// a method of InputStream, and an EOFException of its own; a whole file
import module java.base;

final class ReadExactly {
    static final class TooShort extends EOFException {
        TooShort(int came, int wanted) {
            super(came + " instead of " + wanted);
        }
    }

    static byte[] readExactly(InputStream in, int n) throws IOException {
        byte[] came = in.readNBytes(n);
        if (came.length < n) throw new TooShort(came.length, n);
        return came;
    }
}
