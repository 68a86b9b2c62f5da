///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+

import module java.base;

/// What a thread costs, and what a process costs. Each is started, does nothing, and ends.
///
///     java chapters/03-thread-pool/cost/ThreadOrProcess.java
final class ThreadOrProcess {
    private static final int TIMES = 200;

    private interface Life {
        void fromStartToEnd() throws IOException, InterruptedException;
    }

    private static void measure(String who, Life life) throws IOException, InterruptedException {
        var micros = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long begin = System.nanoTime();
            life.fromStartToEnd();
            micros[i] = (System.nanoTime() - begin) / 1_000;
        }
        Arrays.sort(micros);
        System.out.printf(Locale.ROOT, "%s: %,6d µs, the median of %d%n", who, micros[TIMES / 2], TIMES);
    }

    public static void main(String... args) throws IOException, InterruptedException {
        measure("a thread ", () -> Thread.ofPlatform().start(() -> {}).join());
        measure("a process", () -> new ProcessBuilder("true").start().waitFor());  // true(1) does nothing
    }
}
