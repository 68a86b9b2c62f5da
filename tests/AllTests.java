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
//SOURCES tools/ReplayTest.java
//SOURCES tools/PicturesTest.java
//SOURCES PlainJavaTest.java
//SOURCES SourcesTest.java
//SOURCES EditionsTest.java
//SOURCES ReadmeTest.java
//SOURCES StyleTest.java
//SOURCES WordsInJapaneseTest.java
//SOURCES WordsTest.java
//SOURCES ExercisesTest.java
//SOURCES GateTest.java
//COMPILE_OPTIONS --add-exports=java.base/sun.nio.ch=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=java.base/sun.nio.ch=ALL-UNNAMED --enable-native-access=ALL-UNNAMED
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1

import module java.base;

/// Every test of the workbook, or those of some chapters: `jbang AllTests.java [CHAPTER …]`.
class AllTests {
    static void main(String... args) throws Exception {
        List<Path> chapters = Workbook.chapters();
        var tests = new ArrayList<Class<?>>();
        for (String arg : args) tests.addAll(testsOf(testsFolder(chapters, arg)));
        if (args.length > 0) Runner.run(tests.toArray(Class<?>[]::new));
        for (Path chapter : chapters) tests.addAll(testsOf(testsFolder(chapter)));
        tests.addAll(testsOf(Workbook.ROOT.resolve("tests", "tools")));
        tests.addAll(testsOf(Workbook.ROOT.resolve("tests")));
        List<Class<?>> ofExercises = List.of(ExercisesTest.class, GateTest.class);
        tests.removeAll(ofExercises);
        Runner.run(tests, ofExercises);
    }

    private static Path testsFolder(List<Path> chapters, String number) {
        for (Path chapter : chapters) {
            String name = chapter.getFileName().toString();
            boolean isIt = number.matches("\\d{1,2}") && name.startsWith("%02d-".formatted(Integer.parseInt(number)));
            if (isIt) return testsFolder(chapter);
        }
        var names = chapters.stream().map(chapter -> chapter.getFileName().toString());
        String known = names.collect(Collectors.joining(", "));
        throw Terminal.fail(2, "expected [CHAPTER …] out of: " + known + "; got: " + number);
    }

    private static Path testsFolder(Path chapter) {
        return Workbook.ROOT.resolve("tests", chapter.getFileName().toString());
    }

    /// A test that stands in the folder and not among the sources above is an error, not silently left out.
    private static List<Class<?>> testsOf(Path folder) throws ClassNotFoundException {
        var tests = new ArrayList<Class<?>>();
        for (Path file : Workbook.javaFiles(folder)) {
            String name = file.getFileName().toString().replace(".java", "");
            if (name.endsWith("Test")) tests.add(Class.forName(name));
        }
        return tests;
    }
}
