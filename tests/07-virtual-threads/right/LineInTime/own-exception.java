// an exception class and an array of its own, at most a day for each read
import module java.base;

final class LineInTime {
    static final class TooLate extends SocketTimeoutException {}
    static byte[] readLine(Socket client, long deadline) throws IOException {
        byte[] line = new byte[1];
        int size = 0;
        InputStream in = client.getInputStream();
        do {
            long left = deadline - System.nanoTime();
            if (left < 1) throw new TooLate();
            client.setSoTimeout((int) Math.min(1 + (left - 1) / 1_000_000, 60_000 * 60 * 24));
            if (size == line.length) line = Arrays.copyOf(line, size * 2);
            int n = in.read(line, size, 1);
            if (n == -1) break;
            size += n;
        } while (line[size - 1] != '\n');
        return Arrays.copyOf(line, size);
    }
}
