///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS org.junit.jupiter:junit-jupiter:6.1.3
//DEPS org.junit.platform:junit-platform-launcher:6.1.3
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.awaitility:awaitility:4.3.0
//SOURCES ../support/*.java
//SOURCES ../../chapters/05-fd-registry/FdRegistry.java
//RUNTIME_OPTIONS --add-exports=java.base/sun.nio.ch=ALL-UNNAMED

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Chapter 5, fd registry")
class FdRegistryTest implements HoldsUp, ServerCommandLine {
    private FdRegistry registry;

    @Override
    public Running start() throws IOException {
        List<String> trace = Collections.synchronizedList(new ArrayList<>());
        registry = new FdRegistry(0, trace::add);
        return new Running(registry.port(), registry::run, registry::close, trace);
    }

    @Override
    public String program() {
        return "FdRegistry";
    }

    @Override
    public String traceOfHello() {
        return "read: fd = \\d+, buf = hello";
    }

    static void main(String... args) {
        Runner.run(FdRegistryTest.class);
    }
}
