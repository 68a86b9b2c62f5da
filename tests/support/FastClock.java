import module java.base;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;

/// While one is open, the clock of the learner's code goes a million times as fast: who gives up after a time does so
/// at once. Time limits that it gives to the JDK's waits are so much shorter, and what it reads of the time is later.
final class FastClock implements AutoCloseable {
    /// How long the tests look: more than a day of the learner's.
    static final Duration A_DAY = Duration.ofMillis(120);
    /// For what was done.
    static final String ITS_SPEED = "the clock of your code goes a million times as fast";

    private static final long TIMES = 1_000_000;
    private static final ClassDesc ME = ClassDesc.of("FastClock");
    private static final ClassDesc LONG = ConstantDescs.CD_long;
    private static final ClassDesc UNIT = ClassDesc.of("java.util.concurrent.TimeUnit");
    private static final ClassDesc DURATION = ClassDesc.of("java.time.Duration");
    private static final Set<String> IN_MILLIS = Set.of("wait", "join", "sleep");
    private static final Set<String> IN_NANOS = Set.of("parkNanos", "awaitNanos");
    private static final Set<String> OF_UNITS = Set.of("sleep", "timedWait", "timedJoin");
    private static final Set<String> CLOCKS = Set.of("nanoTime", "currentTimeMillis");

    private static volatile boolean isFast = false;
    private static volatile long since;

    FastClock() {
        since = System.nanoTime();
        isFast = true;
    }

    @Override
    public void close() {
        isFast = false;
    }

    // Called by the learner's code.

    static long nanoTime() {
        long now = System.nanoTime();
        return isFast ? now + (now - since) * TIMES : now;
    }

    static long currentTimeMillis() {
        long now = System.currentTimeMillis();
        return isFast ? now + (System.nanoTime() - since) / 1_000_000 * TIMES : now;
    }

    /// Milliseconds or nanoseconds. None stays none, which may mean for ever.
    static long shorter(long time) {
        return isFast && time > 0 ? Math.max(1, time / TIMES) : time;
    }

    static long longer(long time) {
        return isFast ? time * TIMES : time;
    }

    static long shorterNanos(long time, TimeUnit unit) {
        return shorter(unit.toNanos(time));
    }

    static Duration shorter(Duration time) {
        return isFast && time.isPositive() ? time.dividedBy(TIMES).plusNanos(1) : time;
    }

    static void sleep(TimeUnit unit, long time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(shorterNanos(time, unit));
    }

    static void timedWait(TimeUnit unit, Object object, long time) throws InterruptedException {
        TimeUnit.NANOSECONDS.timedWait(object, shorterNanos(time, unit));
    }

    static void timedJoin(TimeUnit unit, Thread thread, long time) throws InterruptedException {
        TimeUnit.NANOSECONDS.timedJoin(thread, shorterNanos(time, unit));
    }

    /// Puts these in the place of the JDK's.
    static void add(CodeBuilder code, CodeElement element) {
        if (!(element instanceof InvokeInstruction call)
            || !call.owner().asSymbol().packageName().startsWith("java.")) {
            code.with(element);
            return;
        }
        String name = call.name().stringValue();
        MethodTypeDesc type = call.typeSymbol();
        List<ClassDesc> given = type.parameterList();
        if (call.owner().asSymbol().equals(UNIT)) {
            if (OF_UNITS.contains(name)) code.invokestatic(ME, name, type.insertParameterTypes(0, UNIT));
            else code.with(element);
        } else if (CLOCKS.contains(name) && given.isEmpty()) {
            code.invokestatic(ME, name, type);
        } else {
            shorten(code, name, given);
            code.with(element);
            if (name.equals("awaitNanos")) code.invokestatic(ME, "longer", MethodTypeDesc.of(LONG, LONG));
        }
    }

    /// The time limit that is given last, if there is one.
    private static void shorten(CodeBuilder code, String name, List<ClassDesc> given) {
        if (given.isEmpty()) return;
        ClassDesc last = given.getLast();
        boolean isTimed = IN_MILLIS.contains(name) || IN_NANOS.contains(name);
        if (last.equals(UNIT) && given.size() > 1 && given.get(given.size() - 2).equals(LONG)) {
            code.invokestatic(ME, "shorterNanos", MethodTypeDesc.of(LONG, LONG, UNIT));
            code.getstatic(UNIT, "NANOSECONDS", UNIT);
        } else if (isTimed && (last.equals(LONG) || last.equals(DURATION))) {
            code.invokestatic(ME, "shorter", MethodTypeDesc.of(last, last));
        }
    }
}
