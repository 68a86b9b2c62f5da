// rejected by: inTime
// saying: a buffer of your own takes more than the line
import module java.base;

final class LineInTime {
    static byte[] readLine(Socket client, long deadline) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        var line = new ByteArrayOutputStream();
        while (true) {
            long left = deadline - System.nanoTime();
            if (left <= 0) throw new SocketTimeoutException();
            client.setSoTimeout((int) Math.min(Math.ceilDiv(left, 1_000_000), Integer.MAX_VALUE));
            int b = in.read();
            if (b != -1) line.write(b);
            if (b == -1 || b == '\n') return line.toByteArray();
        }
    }
}
