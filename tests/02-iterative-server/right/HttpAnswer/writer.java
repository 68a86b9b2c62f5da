// a Writer for all of it; a whole file
import module java.base;
import static java.nio.charset.StandardCharsets.UTF_8;

final class HttpAnswer {
    static byte[] of(String text) {
        var answer = new ByteArrayOutputStream();
        try (var writer = new OutputStreamWriter(answer, UTF_8)) {
            writer.write(String.join("\r\n", "HTTP/1.1 200 OK", "Content-Length: " + UTF_8.encode(text).remaining(),
                "Content-Type: text/plain; charset=utf-8", "Connection: close", "", text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.toByteArray();
    }
}
