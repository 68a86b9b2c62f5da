// rejected by: afterTheDeadline
// saying: nothing after the deadline
import module java.base;

final class LineInTime {
    static byte[] readLine(Socket client, long deadline) throws IOException {
        InputStream in = client.getInputStream();
        var line = new ByteArrayOutputStream();
        client.setSoTimeout(10);
        while (true) {
            int b;
            try {
                b = in.read();
            } catch (SocketTimeoutException e) {
                if (System.nanoTime() - deadline >= 0) throw e;
                continue;
            }
            if (b != -1) line.write(b);
            if (b == -1 || b == '\n') return line.toByteArray();
        }
    }
}
