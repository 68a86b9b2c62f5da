///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../support/*.java
//SOURCES ../../chapters/04-selector-epoll-loop/EventLoop.java
//COMPILE_OPTIONS --add-exports=java.base/sun.nio.ch=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=java.base/sun.nio.ch=ALL-UNNAMED

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Chapter 4, Selector epoll loop")
class EventLoopTest implements ServerCommandLine, WatchesWithEpoll {
    private EventLoop loop;

    @Override
    public Running start() throws IOException {
        List<String> trace = Collections.synchronizedList(new ArrayList<>());
        loop = new EventLoop(0, trace::add);
        return new Running(loop.port(), loop::run, loop::close, trace);
    }

    @Override
    public AutoCloseable bind(int port) throws IOException {
        return new EventLoop(port, line -> {});
    }

    @Override
    public String program() {
        return "EventLoop";
    }

    @Override
    public String traceOfHello() {
        return "read: 127\\.0\\.0\\.1:\\d+, 6 bytes";
    }

    @Test
    @DisplayName("the port is the article's, 10000")
    void port() {
        assertThat(EventLoop.PORT).isEqualTo(10_000);
    }

    @Test
    @DisplayName("bytes come back as they come, without waiting for a line")
    void bytes() throws Exception {
        try (var server = start()) {
            server.connect().roundTrip("h").roundTrip("al").roundTrip("f a line");
        }
    }

    @Test
    @DisplayName("the trace names a client by its address: accept, read, closed")
    void trace() throws Exception {
        try (var server = start()) {
            Client client = server.connect();
            client.roundTrip("hello\n").halfClose().expectEnd();
            String name = "127.0.0.1:" + client.localPort();
            server.traced("closed: .*");
            assertThat(server.trace())
                .containsExactly("accept: " + name, "read: " + name + ", 6 bytes", "closed: " + name);
        }
    }

    @Override
    public int listenFd() {
        return ((sun.nio.ch.SelChImpl) loop.listener).getFDVal();
    }

    static void main(String... args) {
        Runner.run(EventLoopTest.class);
    }
}
