import module java.base;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/// Exercise 2.2: answer so that a browser, curl and Java's HttpClient show the text.
///
/// The article's server never answers, so `curl` gives up: the connection closed without an answer.
/// Known (RFC 9112): an answer is a status line, header lines, an empty line, and the body. Lines end with `\r\n`.
final class HttpAnswer {
    /// The bytes of an answer 200 with `text` as its body, in UTF-8, after which the connection is closed.
    static byte[] of(String text) {
        var answer = new ByteArrayOutputStream();
        // Write here: put the whole answer into `answer`: writeBytes takes an array of bytes.
        return answer.toByteArray();
    }
}
