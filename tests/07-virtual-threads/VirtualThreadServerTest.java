///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../support/*.java
//SOURCES ../../chapters/07-virtual-threads/VirtualThreadServer.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayName("Chapter 7, virtual threads")
class VirtualThreadServerTest implements AnswersWholeLines, ServerCommandLine {
    @Override
    public Running start() throws IOException {
        List<String> trace = Collections.synchronizedList(new ArrayList<>());
        var server = new VirtualThreadServer(0, trace::add);
        return new Running(server.port(), server::run, server::close, trace, VirtualThreadServerTest::cpuOfThisProcess);
    }

    /// The connections' threads run on carriers that all virtual threads of the JVM share.
    private static long cpuOfThisProcess() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    @Override
    public String program() {
        return "VirtualThreadServer";
    }

    @Override
    public int maxLine() {
        return VirtualThreadServer.MAX_LINE;
    }

    @Override
    public String traceOfHello() {
        return "read: 127\\.0\\.0\\.1:\\d+, buf = hello";
    }

    @Test
    @DisplayName("the port is the article's, 10000")
    void port() {
        assertThat(VirtualThreadServer.PORT).isEqualTo(10_000);
    }

    @Test
    @DisplayName("the trace names a client by its address: accept, read a line, closed")
    void trace() throws Exception {
        try (var server = start()) {
            Client client = server.connect();
            client.roundTrip("hello\nworld\n").send("the end").halfClose().expect("the end").expectEnd();
            String name = "127.0.0.1:" + client.localPort();
            server.traced("closed: .*");
            assertThat(server.trace()).containsExactly("accept: " + name, "read: " + name + ", buf = hello", "read: " + name + ", buf = world",
                "read: " + name + ", buf = the end", "closed: " + name);
        }
    }

    static void main(String... args) {
        Runner.run(VirtualThreadServerTest.class);
    }
}
