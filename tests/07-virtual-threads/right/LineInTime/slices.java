// reads of a millisecond, and a look at the clock between them
import module java.base;

final class LineInTime {
    static byte[] readLine(Socket client, long deadline) throws IOException {
        var line = new ByteArrayOutputStream();
        InputStream in = client.getInputStream();
        client.setSoTimeout(1);
        while (deadline - System.nanoTime() > 0) {
            try {
                int b = in.read();
                if (b == -1) return line.toByteArray();
                line.write(b);
                if (b == '\n') return line.toByteArray();
            } catch (SocketTimeoutException notYet) {
                continue;
            }
        }
        throw new SocketTimeoutException();
    }
}
