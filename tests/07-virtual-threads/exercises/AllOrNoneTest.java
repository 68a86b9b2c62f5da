///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/07-virtual-threads/${answers:solutions}/AllOrNone.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

@DisplayName("Exercise 7.2, when one fails, the others stop")
class AllOrNoneTest {
    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(2);
    private final AtomicInteger interrupted = new AtomicInteger();

    @Test
    @DisplayName("all results come back, in the tasks' order, whoever is first")
    void inOrder() throws Exception {
        var secondIsDone = new CountDownLatch(1);
        List<Callable<String>> tasks = List.of(() -> {
            Jobs.await(secondIsDone);
            LockSupport.parkNanos(20_000_000); // time for the second one to come to its end
            return "one";
        }, () -> {
            secondIsDone.countDown();
            return "two";
        }, () -> "three");
        assertThat(run(tasks).join()).as("results.\nLook again at: in the tasks' order, not in that in which they ended").containsExactly("one", "two", "three");
    }

    @Test
    @DisplayName("tasks run at the same time, in virtual threads")
    void together() {
        var all = new CountDownLatch(50);
        List<Callable<String>> tasks = Collections.nCopies(50, () -> {
            all.countDown();
            return Jobs.await(all) && Thread.currentThread().isVirtual() ? "met" : "alone";
        });
        assertThat(run(tasks).join()).as("what 50 tasks say that wait for each other").containsOnly("met").hasSize(50);
    }

    @Test
    @DisplayName("when one fails the others are interrupted, though they have begun before it and would never end")
    void othersAreInterrupted() {
        var failure = run(List.of(this::waitForEver, this::waitForEver, () -> {
            Jobs.await(begun);
            throw new IOException("no such page");
        }));
        expectFailure(failure);
        assertThat(interrupted).as("threads interrupted, of 2 that would have waited for ever").hasValue(2);
    }

    @Test
    @DisplayName("what is thrown is what the task threw, as it was")
    void theCause() {
        var failure = run(List.of(() -> "one", () -> { throw new IOException("no such page"); }));
        assertThat(expectFailure(failure)).as("what was thrown.\nLook again at: the cause, not an ExecutionException around it, and not of a task that was cancelled").isInstanceOf(IOException.class).hasMessage("no such page");
    }

    @Test
    @DisplayName("it throws when all threads have ended, and not before")
    void waitsForTheEnd() {
        var ended = new AtomicBoolean();
        var failure = run(List.of(() -> {
            try {
                begun.countDown(); // for the one that is not there
                return waitForEver();
            } finally {
                LockSupport.parkNanos(50_000_000);
                ended.set(true);
            }
        }, () -> {
            Jobs.await(begun);
            throw new IOException("no such page");
        }));
        expectFailure(failure);
        assertThat(ended).as("whether the interrupted task had come to its end when run threw").isTrue();
    }

    private String waitForEver() throws InterruptedException {
        begun.countDown();
        try {
            never.await(3, TimeUnit.SECONDS);
            return "nobody stopped me";
        } catch (InterruptedException e) {
            interrupted.incrementAndGet();
            throw e;
        }
    }

    private static CompletableFuture<List<String>> run(List<Callable<String>> tasks) {
        var result = new CompletableFuture<List<String>>();
        Thread.ofPlatform().daemon().name("exercise").start(() -> {
            try {
                result.complete(AllOrNone.run(tasks));
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private static Throwable expectFailure(CompletableFuture<List<String>> result) {
        try {
            return fail("one task has failed, and run returned " + result.get(1, TimeUnit.SECONDS) + ".\nLook again at: when one throws, run throws");
        } catch (TimeoutException e) {
            return fail("one task has failed, and 1 s later run still waits for the others.\nLook again at: which future ends next, and cancel(true)");
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void main(String... args) {
        Runner.run(AllOrNoneTest.class);
    }
}
