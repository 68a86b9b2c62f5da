///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES support/*.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/// The README at the top is left out: it is a map, and it names what the chapters explain. So is what stands above a
/// README's first heading: the title, the place in the article, and what will be new.
@DisplayName("No word before its meaning, for who reads the chapters' READMEs in order")
class WordsTest {
    /// A word of the field, with the chapter and the sentence that say what it is; `uses` finds it in other forms, too.
    record Word(String word, int chapter, String sentence, Pattern uses) {
        @Override
        public String toString() {
            return word;
        }
    }

    static List<Word> words() {
        return List.of(
            word("process", 1, "A **process** is a program that runs."),
            word("kernel", 1, "it asks the **kernel**, the part of the operating system that owns the machine"),
            word("system call", 1, "A **system call** is such a request."),
            word("(2)", 1, "as in read(2): the **(2)** is a section of the manual", "\\w\\(2\\)"),
            word("stream", 1, "the kernel makes a **stream**: a way for bytes, into the process or out of it"),
            word("file descriptor", 1, "It gets a number that stands for it, the **file descriptor**, or **fd**."),
            word("fd", 1, "It gets a number that stands for it, the **file descriptor**, or **fd**."),
            word("pipe", 1, "A *pipe* has two ends, and what is written to the one is read from the other."),
            word("connection", 1, "A **connection** leads to another process, here or on another machine"),
            word("packet", 1, "It carries *packets*: pieces of up to 1,500 bytes or so"),
            word("socket", 1, "| socket(2) | makes a **socket**: the end of a connection that does not exist yet"),
            word("port", 1, "a **port**: the number that tells which program there is meant"),
            word("listener", 1, "makes it a **listener**: a socket that never carries bytes"),
            word("strace", 1, "`strace` prints each system call of a program."),
            word("thread", 2, "A **thread** is one path through a program: it is at one place in the code at a time"),
            word("nc", 2, "`nc` (netcat) connects your terminal with a port"),
            word("LISTEN", 2, "LISTEN is the listener.", "(?-i)\\bLISTEN\\b"),
            word("backlog", 2, "Its limit is the *backlog*, the second argument of `listen`"),
            word("reset", 2, "A **reset** is a connection's end without a goodbye"),
            word("core", 3, "A **core** is the part of a processor that does the work"),
            word("race condition", 3, "That is a *race condition*: what comes out depends on who comes first."),
            word("lock", 3, "a **lock**: one thread holds it, and all others wait until it is given back"),
            word("context switch", 3, "That is a *context switch*.", "context switch(es)?"),
            word("green thread", 3, "*Green threads* (グリーンスレッド) are threads that a language runs by itself"),
            word("event loop", 3, "and does what there is to do: an event loop, as in Node.js"),
            word("non-blocking", 4, "**non-blocking**: `read`, `write` and `accept` on it return at once"),
            word("ByteBuffer", 4, "a **ByteBuffer**: an array of bytes with two marks"),
            word("epoll instance", 4, "asks for an *epoll instance* and gets a file descriptor for it"),
            word("interest", 4, "The **interest list** is yours: which fds you want to hear of"),
            word("ready list", 4, "The **ready list** is the kernel's."),
            word("ready", 4, "An fd of the interest list is **ready** when what you are interested in can be done now"
                + " without waiting", "(?<!already )\\bready(?! list)\\b|\\breadiness\\b"),
            word("EPOLLIN", 4, "EPOLLIN means input: there are bytes to read, or a client to accept."),
            word("EPOLLOUT", 4, "EPOLLOUT means output: there is room to write."),
            word("event", 4, "What the kernel tells of one such fd is an **event**.",
                "\\bevents?\\b(?![- ](loop|driven))"),
            word("IO multiplexing", 4, "One wait for many streams is called **IO multiplexing** (IO 多重化)."),
            word("Selector", 4, "On Linux Java's **Selector** *is* epoll", "(?<!-)\\bSelector\\b"),
            word("key", 4, "`register` returns a **key**, the ticket for this socket in this selector"),
            word("handler", 4, "`accept` and `echo` are the **handlers**: what the loop calls for an event."),
            word("registry", 5, "A **registry** answers: a map from the number to all that we know of"),
            word("errno", 6, "A function that fails returns -1, and **errno** says why"),
            word("signal", 6, "EINTR: a **signal** came first, a short message to a process"),
            word("virtual thread", 7, "Java's are called **virtual threads**."),
            word("carrier", 7, "Such a thread is a **carrier**."),
            word("poller", 7, "The JDK has event loops of its own, the **pollers**."),
            word("load generator", 8, "The **load generator** plays the clients."),
            word("latency", 8, "How long the echo takes is the **latency**."));
    }

    private static Word word(String word, int chapter, String sentence) {
        return word(word, chapter, sentence, "\\b" + word + "(e?s)?\\b");
    }

    private static Word word(String word, int chapter, String sentence, String uses) {
        return new Word(word, chapter, sentence, Pattern.compile(uses, Pattern.CASE_INSENSITIVE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("words")
    void saidBeforeItIsUsed(Word word) throws IOException {
        String said = prose(word.chapter());
        int sentence = said.indexOf(word.sentence());
        assertThat(sentence).as("the place in the README of chapter %d of: %s", word.chapter(), word.sentence())
            .isNotNegative();
        assertThat(word.sentence()).as("the sentence").containsPattern(word.uses());
        for (int chapter = 1; chapter < word.chapter(); chapter++) assertUnused(word, chapter, prose(chapter));
        assertUnused(word, word.chapter(), said.substring(0, sentence));
    }

    private static void assertUnused(Word word, int chapter, String text) {
        Matcher use = word.uses().matcher(text);
        if (!use.find()) return;
        String place = text.substring(Math.max(0, use.start() - 60), Math.min(text.length(), use.end() + 30));
        fail("\"%s\" is said in chapter %d: %s\nbut chapter %d uses it before that: …%s…".formatted(word,
            word.chapter(), word.sentence(), chapter, place));
    }

    /// A README from its first heading on, with one blank where the text is broken, without paths and targets of links.
    private static String prose(int chapter) throws IOException {
        String readme = Files.readString(Workbook.chapter(chapter).resolve("README.md"));
        return readme.substring(readme.indexOf("\n## ")).replaceAll("]\\([^)]*\\)|`/[^`]*`", "]")
            .replaceAll("\\s+", " ");
    }

    static void main(String... args) {
        Runner.run(WordsTest.class);
    }
}
