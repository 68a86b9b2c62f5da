///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../support/*.java
//SOURCES ../../chapters/05-fd-registry/FdRegistry.java
//RUNTIME_OPTIONS --add-exports=java.base/sun.nio.ch=ALL-UNNAMED

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Chapter 5, fd registry")
class FdRegistryTest implements NamesClientsByFd {
    private FdRegistry registry;

    @Override
    public Running start() throws IOException {
        List<String> trace = Collections.synchronizedList(new ArrayList<>());
        registry = new FdRegistry(0, trace::add);
        return new Running(registry.port(), registry::run, registry::close, trace);
    }

    @Override
    public AutoCloseable bind(int port) throws IOException {
        return new FdRegistry(port, line -> {});
    }

    @Override
    public String program() {
        return "FdRegistry";
    }

    @Override
    public int listenFd() {
        return registry.listenFd;
    }

    @Override
    public int maxLine() {
        return FdRegistry.MAX_LINE;
    }

    @Override
    public Set<Integer> registered() {
        return registry.registry.keySet();
    }

    @Override
    public int kept() {
        return registry.registry.values().stream().mapToInt(connection -> connection.halfLine.length).sum();
    }

    @Test
    @DisplayName("the port is the article's, 10000")
    void port() {
        assertThat(FdRegistry.PORT).isEqualTo(10_000);
    }

    static void main(String... args) {
        Runner.run(FdRegistryTest.class);
    }
}
