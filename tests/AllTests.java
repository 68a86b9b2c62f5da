///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES 01-streams-and-fds/StreamsAndFdsTest.java
//SOURCES 02-iterative-server/IterativeServerTest.java
//SOURCES 03-thread-pool/ThreadPoolServerTest.java
//SOURCES 04-selector-epoll-loop/EventLoopTest.java
//SOURCES 05-fd-registry/FdRegistryTest.java
//SOURCES 06-raw-epoll/RawEpollTest.java
//SOURCES 07-virtual-threads/VirtualThreadServerTest.java
//SOURCES 08-c10k/C10kTest.java
//SOURCES tools/ToolsTest.java
//SOURCES ReadmeTest.java
//SOURCES GateTest.java
//COMPILE_OPTIONS --add-exports=java.base/sun.nio.ch=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=java.base/sun.nio.ch=ALL-UNNAMED --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1

import module java.base;

/// Every test of the workbook in one JVM: `jbang AllTests.java [CHAPTER]`.
class AllTests {
    static void main(String... args) throws Exception {
        List<String> known = Workbook.chapters().stream().map(dir -> dir.getFileName().toString()).toList();
        List<String> wanted = args.length == 0 ? known : known.stream().filter(dir -> Integer.parseInt(dir.substring(0, 2)) == number(args[0])).toList();
        if (wanted.isEmpty() || args.length > 1) {
            System.err.println("expected [CHAPTER], one of: " + String.join(", ", known));
            System.exit(2);
        }
        var tests = new ArrayList<Class<?>>();
        for (String chapter : wanted) tests.addAll(testsOf(Workbook.ROOT.resolve("tests", chapter)));
        if (args.length == 0) {
            tests.addAll(testsOf(Workbook.ROOT.resolve("tests", "tools")));
            tests.addAll(testsOf(Workbook.ROOT.resolve("tests")));
        }
        Runner.run(tests.toArray(Class<?>[]::new));
    }

    /// A test that stands in the folder and not among the sources above is an error, not silently left out.
    private static List<Class<?>> testsOf(Path folder) throws IOException, ClassNotFoundException {
        var tests = new ArrayList<Class<?>>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.getFileName().toString().endsWith("Test.java")).sorted().toList()) {
                tests.add(Class.forName(file.getFileName().toString().replace(".java", "")));
            }
        }
        return tests;
    }

    private static int number(String chapter) {
        return chapter.matches("\\d{1,2}") ? Integer.parseInt(chapter) : -1;
    }
}
