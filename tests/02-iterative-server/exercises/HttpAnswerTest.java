///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/02-iterative-server/${answers:solutions}/HttpAnswer.java

import module java.base;
import module java.net.http;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

@DisplayName("Exercise 2.2, answer HTTP")
class HttpAnswerTest {
    @Test
    @DisplayName("Java's HttpClient shows the text, whatever its letters")
    void httpClientShowsIt() throws Exception {
        for (String text : List.of("hello\n", "こんにちは\n", "")) {
            byte[] answer = HttpAnswer.of(text);
            String sent = "the answer was " + Bytes.show(answer);
            try {
                HttpResponse<String> response = get(answer);
                assertThat(response.statusCode()).as(sent).isEqualTo(200);
                assertThat(response.body()).as("what HttpClient shows; %s;\nexpected the text itself. Look again at: Content-Length counts bytes, not characters", sent).isEqualTo(text);
            } catch (IOException | ExecutionException | TimeoutException e) {
                fail("HttpClient could not read it: " + e.getMessage() + "; " + sent
                    + ".\nLook again at: a status line, header lines, an empty line, then the body; and Content-Length counts bytes, not characters");
            }
        }
    }

    @Test
    @DisplayName("every line of the head ends with \\r\\n")
    void linesEndProperly() {
        String answer = new String(HttpAnswer.of("hello\n"), ISO_8859_1);
        assertThat(answer).as("the answer.\nLook again at: lines of a head end with \\r\\n, and an empty line ends it").contains("\r\n\r\n");
        String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
        assertThat(head.replace("\r\n", "")).as("the head without its \\r\\n").doesNotContain("\n").doesNotContain("\r");
    }

    @Test
    @DisplayName("it says in which encoding the text is, how long it is, and that the connection closes")
    void saysItsEncoding() throws Exception {
        String head = new String(HttpAnswer.of("あ"), ISO_8859_1).toLowerCase(Locale.ROOT);
        assertThat(head).as("the answer.\nLook again at: without a charset a browser guesses, and often guesses wrong").matches("(?s).*content-type: text/plain; *charset=\"?utf-8\"?\r\n.*");
        assertThat(head).as("the answer.\nLook again at: あ has three bytes").contains("content-length: 3\r\n");
        assertThat(head).as("the answer.\nLook again at: who closes the connection behind an answer says so").contains("connection: close\r\n");
    }

    /// A server that gives everybody the same bytes, and a client that asks once.
    private static HttpResponse<String> get(byte[] answer) throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1")); var client = HttpClient.newHttpClient()) {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = listener.accept()) {
                    socket.getInputStream().read(new byte[4_096]);
                    socket.getOutputStream().write(answer);
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    System.getLogger("test").log(System.Logger.Level.DEBUG, "the client left", e);
                }
            });
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.getLocalPort())).version(HttpClient.Version.HTTP_1_1).timeout(Duration.ofSeconds(2)).build();
            var response = client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).get(3, TimeUnit.SECONDS);
            client.shutdownNow();
            return response;
        }
    }

    static void main(String... args) {
        Runner.run(HttpAnswerTest.class);
    }
}
