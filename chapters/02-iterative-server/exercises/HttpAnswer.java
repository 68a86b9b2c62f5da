import module java.base;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/// Exercise 2.2: answer so that a browser, curl and Java's HttpClient show the text.
///
/// The article's server never answers, so `curl` gives up: the connection closed without an answer.
/// Known (RFC 9112): an answer is a status line, header lines, an empty line, and the body. Lines end with `\r\n`.
final class HttpAnswer {
    /// The bytes of an HTTP/1.1 answer 200 with `text`, whatever is in it, as its body, in UTF-8. Half of a character
    /// that takes two chars, which UTF-8 cannot say, becomes a `?`, as in `getBytes`. Threads may call it at the same
    /// time.
    /// Three header lines say what the client must know: Content-Type, that this is plain text in UTF-8 and no HTML;
    /// Content-Length, how many bytes the body has, so that a part is not taken for the whole; and Connection, that the
    /// server closes it behind this answer. Others are allowed, if they are true.
    static byte[] of(String text) {
        var answer = new ByteArrayOutputStream();
        // Write here: put the whole answer into `answer`: writeBytes takes an array of bytes.
        return answer.toByteArray();
    }
}
