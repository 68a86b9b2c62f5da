///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/02-iterative-server/${answers:solutions}/HttpAnswer.java

import module java.base;
import module java.net.http;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;

@DisplayName("Exercise 2.2, answer HTTP")
class HttpAnswerTest {
    private static final List<String> TEXTS = List.of("hello", "", "hello\n", "é", "あ", "😀", "こんにちは\n", " a ", "\n",
        "\r\n", "a\nb\r\n\r\nc\r\n", "100%", "%s %d%n", "<b>&amp;</b>", "\u0000\t\u007f\u0085\u2028\uFEFF", "$1\\",
        "{}", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "0\r\n\r\n", "x".repeat(1_000),
        "e\u0301 \u212b", "\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d", "\ud83d\ud83d\ude00\ude00");
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final String BELIEVED = "a client believes each header line: leave out what is not so";
    private static final Pattern HALF = Pattern.compile("\\p{Cs}"); // of a pair of chars, without the other one
    private static final String CRLF = "a line of the head ends with \\r\\n, on every system";

    @Test
    @DisplayName("it begins with a status line of HTTP/1.1 that says 200")
    void statusLine() {
        forAllTexts(TEXTS, answer -> {
            String line = answer.text.split("\r\n|\n|\r", 2)[0];
            answer.claim(line.startsWith("HTTP/1.1 200 "), "HTTP/1.1 200 OK", show(line),
                line.equals("HTTP/1.1 200") ? "a blank stands behind 200, even if no word follows (RFC 9112, section 4)"
                    : "the first line says the version, the status and a word for people (RFC 9112, section 4)");
            answer.claim(line.matches("[\t -~\u0080-\u00ff]*"), "visible characters behind the 200", show(line), "");
        });
    }

    @Test
    @DisplayName("every line of the head ends with \\r\\n, and an empty line ends the head")
    void linesOfTheHead() {
        forAllTexts(TEXTS, answer -> {
            boolean ends = answer.text.contains("\r\n\r\n");
            answer.claim(ends, "an empty line, so \\r\\n\\r\\n, behind the last header line", answer.shown(),
                answer.text.contains("\n\n") ? CRLF : "");
            for (String line : answer.head().split("\r\n", -1)) {
                answer.claim(!line.matches("(?s).*[\r\n].*"), "lines that end with \\r\\n", show(line), CRLF);
            }
        });
    }

    @Test
    @DisplayName("each line between the first and the empty one is a name, a colon and a value")
    void headerLines() {
        forAllTexts(TEXTS, answer -> {
            for (String line : answer.headerLines()) {
                boolean legal = line.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t -~\u0080-\u00ff]*");
                answer.claim(legal, "header lines like Name: value", show(line), line.matches("[\\w-]+[ \t]+:.*")
                    ? "no blank before the colon: servers must not send it (RFC 9112, section 5.1)"
                    : line.isEmpty() ? "the first empty line ends the head, and all that follows is the body" : "");
            }
            for (String name : List.of("Content-Type", "Content-Length")) {
                answer.claim(answer.values(name).size() <= 1, name + " once", show(answer.head()), "");
            }
        });
    }

    @Test
    @DisplayName("the body is the text in UTF-8, no byte less and none more")
    void body() {
        forAllTexts(TEXTS, answer -> {
            byte[] wanted = Bytes.of(answer.asked);
            Claim.equal(() -> answer.done() + "; the body", wanted, answer.body(), answer.ideaOfBody());
        });
    }

    @Test
    @DisplayName("Content-Length says how many bytes the body has")
    void contentLength() {
        forAllTexts(TEXTS, answer -> {
            int wanted = answer.body().length;
            List<String> came = answer.values("Content-Length");
            answer.claim(!came.isEmpty(), "Content-Length: " + wanted, "no Content-Length",
                "a client that knows how long the body is notices when a part is missing");
            String length = came.getFirst();
            answer.claim(length.matches("[0-9]+"), "Content-Length: " + wanted, "Content-Length: " + length,
                "it is a decimal number");
            boolean characters = length.equals("" + answer.asked.length())
                || length.equals("" + answer.asked.codePointCount(0, answer.asked.length()));
            boolean right = new BigInteger(length).equals(BigInteger.valueOf(wanted));
            answer.claim(right, "Content-Length: " + wanted, "Content-Length: " + length,
                characters ? "it counts bytes, not characters: あ has three"
                    : "it counts the bytes behind the empty line, and no others");
            answer.claim(answer.values("Transfer-Encoding").isEmpty(), "Content-Length alone", show(answer.head()),
                "a Transfer-Encoding says that the body comes in chunks, each with its length");
        });
    }

    @Test
    @DisplayName("Content-Type says that it is plain text, and in UTF-8")
    void contentType() {
        forAllTexts(TEXTS, answer -> {
            String wanted = "Content-Type: text/plain; charset=utf-8";
            String came = answer.values("Content-Type").isEmpty() ? "" : answer.values("Content-Type").getFirst();
            String shown = came.isEmpty() ? "no Content-Type" : "Content-Type: " + came;
            answer.claim(came.matches("(?i)text/plain *(;.*)?"), wanted, shown,
                "a browser that is not told guesses, and HTML would be shown as a page");
            boolean charset = came.matches("(?i)[^;]*(;[^;]*)*;[ \t]*charset=(utf-8|\"utf-8\")[ \t]*(;.*)?");
            answer.claim(charset, wanted, shown, "without the right charset a browser guesses, and often wrong");
            answer.claim(answer.values("Content-Encoding").isEmpty(), "no Content-Encoding", show(answer.head()),
                "a Content-Encoding says that the body is packed, by gzip for example");
        });
    }

    @Test
    @DisplayName("Connection says that the server closes it")
    void connection() {
        forAllTexts(TEXTS, answer -> {
            List<String> came = answer.values("Connection");
            boolean closes = came.stream().flatMap(value -> Stream.of(value.split(","))).anyMatch(
                option -> option.strip().equalsIgnoreCase("close"));
            answer.claim(closes, "Connection: close",
                came.isEmpty() ? "no Connection" : "Connection: " + String.join(", ", came),
                "a client of HTTP/1.1 sends its next request on the same connection, unless it is told");
            boolean stays = !answer.values("Keep-Alive").isEmpty()
                || came.stream().anyMatch(value -> value.matches("(?i)(.*,)?\\s*keep-alive\\s*(,.*)?"));
            answer.claim(!stays, "Connection: close, and nothing of keep-alive", show(answer.head()),
                "it stays open or is closed, not both");
        });
    }

    @Test
    @DisplayName("other header lines, if there are any, are true, and keep nobody from showing the text")
    void otherHeaders() {
        forAllTexts(TEXTS, answer -> {
            for (String name : List.of("Content-Range", "Refresh", "Upgrade", "Trailer")) {
                answer.claim(answer.values(name).isEmpty(), "no " + name, show(answer.head()), BELIEVED);
            }
            boolean download = answer.values("Content-Disposition").stream().anyMatch(
                value -> value.matches("(?i)attachment\\b.*"));
            answer.claim(!download, "no Content-Disposition: attachment", show(answer.head()),
                "a browser stores an attachment, and does not show it");
            for (String date : answer.values("Date")) {
                answer.claim(isNow(date), "the date as it is now, in GMT", "Date: " + date, BELIEVED);
            }
        });
    }

    private static boolean isNow(String date) {
        try {
            var then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            return date.endsWith("GMT") && Duration.between(then, ZonedDateTime.now()).abs().toHours() == 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    @Test
    @DisplayName("threads may ask for answers at the same time")
    void atTheSameTime() {
        Supplier<String> done = () -> "each of four threads calls of(…), with a text of its own, again and again";
        Races.run(4, done.get(), number -> {
            String text = String.valueOf((char) ('a' + number)).repeat(20_000);
            Races.again(Duration.ofMillis(120), _ -> {
                Outcome<byte[]> came = Outcome.of(() -> HttpAnswer.of(text));
                boolean bytes = came instanceof Outcome.Returned<byte[]>(byte[] answer) && answer != null
                    && Arrays.equals(new Answer(text, answer).body(), Bytes.of(text));
                Claim.that(bytes, done, "the body of each answer is its text", () -> Claim.show(came instanceof
                    Outcome.Returned<byte[]>(byte[] answer) ? answer : came),
                    HeldStream.SHARED);
            });
        });
    }

    @Test
    @DisplayName("all of this holds for any text, of any length")
    void anything() {
        var texts = new ArrayList<String>();
        Cases.each(300, 60, draw -> {
            var text = new StringBuilder();
            for (int i = draw.between(0, draw.size()); i > 0; i--) {
                text.append(draw.oneOf("a", "\r", "\n", "\r\n", "あ", "é", "😀", "%", ":", "\u0000", "\\", " ",
                    "\ud83d", "\ude00"));
            }
            texts.add(text.toString());
        });
        for (int length : new int[] {8_191, 8_192, 8_193, 65_536, 350_000}) texts.add("あ".repeat(length));
        for (String before : List.of("", "a")) texts.add(before + "😀".repeat(70_000)); // a pair at any place
        forAllTexts(texts, answer -> {
            byte[] wanted = Bytes.of(answer.asked);
            answer.claim(answer.text.contains("\r\n\r\n"), "an empty line behind the head", answer.shown(), "");
            Claim.equal(() -> answer.done() + "; the body", wanted, answer.body(), answer.ideaOfHalves());
            answer.claim(answer.values("Content-Length").equals(List.of("" + wanted.length)),
                "Content-Length: " + wanted.length, "Content-Length: " + answer.values("Content-Length"), "");
        });
    }

    @Test
    @DisplayName("Java's HttpClient shows the text")
    void httpClientShowsIt() throws IOException {
        try (var listener = new ServerSocket(0, 9, InetAddress.ofLiteral("127.0.0.1"));
             var client = HttpClient.newHttpClient()) {
            for (String text : List.of("hello\n", "", "こんにちは 😀\r\n\r\n", "あ".repeat(350_000))) {
                byte[] answer = HttpAnswer.of(text);
                var came = Outcome.start(() -> get(client, listener, answer)).within(PATIENCE);
                if (!(came instanceof Outcome.Returned<HttpResponse<String>>(HttpResponse<String> response))) {
                    client.shutdownNow();
                    throw broken(text, "HttpClient reads the answer", came + "; the answer was " + Bytes.show(answer));
                }
                Claim.equal(() -> "of(" + show(text) + "), sent to HttpClient", text, response.body(), "");
                if (response.statusCode() != 200) throw broken(text, "status 200", "status " + response.statusCode());
            }
        }
    }

    private static AssertionError broken(String text, String wanted, String came) {
        return Claim.broken("of(" + show(text) + "), sent to HttpClient", wanted, came, "");
    }

    /// Asks a server that gives out this answer, once.
    private static HttpResponse<String> get(HttpClient client, ServerSocket listener, byte[] answer) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + listener.getLocalPort());
        HttpRequest request = HttpRequest.newBuilder(uri).version(HttpClient.Version.HTTP_1_1).build();
        var response = client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try (Socket socket = listener.accept()) {
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") == -1) head.append((char) socket.getInputStream().read());
            socket.getOutputStream().write(answer);
        }
        return response.get();
    }

    private static void forAllTexts(List<String> texts, Consumer<Answer> body) {
        Watched.run(watched -> {
            for (String text : texts) {
                Outcome<byte[]> came = watched.call(() -> "of(" + show(text) + ")", () -> HttpAnswer.of(text));
                boolean bytes = came instanceof Outcome.Returned<byte[]>(byte[] answer) && answer != null;
                Claim.that(bytes, () -> "of(" + show(text) + ")", "the bytes of an answer", came::toString, "");
                body.accept(new Answer(text, ((Outcome.Returned<byte[]>) came).value()));
            }
        });
    }

    /// An answer as a client takes it apart (RFC 9112, section 2.2): up to the first empty line it is the head.
    private record Answer(String asked, byte[] bytes, String text) {
        Answer(String asked, byte[] bytes) {
            this(asked, bytes, new String(bytes, ISO_8859_1)); // a character for each byte
        }

        String head() {
            int end = text.indexOf("\r\n\r\n");
            return end == -1 ? text : text.substring(0, end);
        }

        byte[] body() {
            int end = text.indexOf("\r\n\r\n");
            return end == -1 ? new byte[0] : Arrays.copyOfRange(bytes, end + 4, bytes.length);
        }

        List<String> headerLines() {
            List<String> lines = List.of(head().split("\r\n", -1));
            return lines.subList(1, lines.size());
        }

        /// What header lines of this name say, without the blanks around it. Names have no case.
        List<String> values(String name) {
            Stream<String[]> fields = headerLines().stream().map(line -> line.split(":", 2));
            return fields.filter(field -> field.length == 2 && field[0].equalsIgnoreCase(name))
                .map(field -> field[1].strip()).toList();
        }

        void claim(boolean holds, String wanted, String came, String idea) {
            Claim.that(holds, this::done, wanted, () -> came, idea);
        }

        String done() {
            return "of(" + show(asked) + ")";
        }

        String shown() {
            return Bytes.show(bytes);
        }

        String ideaOfBody() {
            byte[] wanted = Bytes.of(asked), came = body();
            int same = Arrays.mismatch(wanted, came);
            if (same == wanted.length) return "nothing follows the text, and the connection closes";
            for (var other : List.of(ISO_8859_1, US_ASCII, UTF_16)) {
                if (Arrays.equals(came, asked.getBytes(other))) return "these are the bytes of the text in " + other;
            }
            boolean emptyLine = Arrays.equals(came, Bytes.join(Bytes.of("\r\n"), wanted));
            if (emptyLine) return "one empty line ends the head, a second is body";
            if (same == came.length) return "all of the text is to be there";
            return ideaOfHalves();
        }

        String ideaOfHalves() {
            boolean halves = HALF.matcher(asked).find();
            return halves ? "UTF-8 has no bytes for half of 😀: getBytes(UTF_8) makes a ? of it"
                : asked.contains("😀") ? "😀 takes two chars: encoded one by one they are halves" : "";
        }
    }

    private static String show(String text) {
        String halvesNamed = HALF.matcher(text).replaceAll(half -> "\\\\u%x".formatted((int) half.group().charAt(0)));
        return Bytes.show(Bytes.of(halvesNamed)).replace("\\\\ud", "\\ud");
    }

    static void main(String... args) {
        Runner.run(HttpAnswerTest.class);
    }
}
