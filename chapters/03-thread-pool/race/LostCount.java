///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+

import module java.base;

/// A race condition, and the lock that cures it: two threads count in one variable.
///
///     java chapters/03-thread-pool/race/LostCount.java
final class LostCount {
    static final int TIMES = 1_000_000;
    static final int EXACT = 2 * TIMES;
    static final int ROUNDS = 300;

    private volatile int count = 0;  // volatile: each step goes to memory, or the JVM would add a million in one step

    /// Three steps: read the number, add one, write it back. Between them the other thread may do the same.
    private void add() {
        count++;
    }

    private synchronized void addAlone() {
        count++;
    }

    /// What two threads have counted that did so TIMES times each, with a lock or without.
    static int count(boolean locked) throws InterruptedException {
        var counter = new LostCount();
        var both = new CountDownLatch(2);
        Runnable work = () -> {
            both.countDown();
            while (both.getCount() > 0) Thread.onSpinWait();
            for (int i = 0; i < TIMES; i++) {
                if (locked) counter.addAlone(); else counter.add();
            }
        };
        Thread one = Thread.ofPlatform().start(work);
        Thread other = Thread.ofPlatform().start(work);
        one.join();
        other.join();
        return counter.count;
    }

    public static void main(String... args) throws InterruptedException {
        System.out.printf(Locale.ROOT, "two threads count to %,d each%n", TIMES);
        int round = 1, counted;
        while ((counted = count(false)) == EXACT && round < ROUNDS) round++;
        System.out.printf(Locale.ROOT, "without a lock: %,9d  in round %d%n", counted, round);
        System.out.printf(Locale.ROOT, "with a lock:    %,9d%n", count(true));
    }
}
