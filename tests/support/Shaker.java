import module java.base;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;

/// Makes races happen that are rare: while a test shakes, a thread may lose its turn before each call and each use of a
/// field in the learner's code, and an ArrayDeque notices when two threads change it at once. Otherwise nothing is
/// changed.
final class Shaker {
    private static final int ONE_IN = 12;
    private static final ClassDesc SHAKER = ClassDesc.of("Shaker");
    private static final ClassDesc DEQUE = ClassDesc.of("java.util.ArrayDeque");
    private static final ClassDesc WATCHED = ClassDesc.of("Shaker$Watched");

    /// Pauses are up to so many bits of nanoseconds long; 0 while nobody shakes.
    private static volatile int bits = 0;
    private static volatile Stop stop = null;

    private Shaker() {}

    /// @param longest of the pauses; most are much shorter
    static void shake(Duration longest, Jobs.Step step) throws Exception {
        bits = Long.SIZE - Long.numberOfLeadingZeros(longest.toNanos());
        try {
            step.run();
        } finally {
            bits = 0;
        }
    }

    /// One thread is to stop before its n-th step in the learner's code, a call, a lock or a use of a field, while
    /// others go on: for each n, and nothing is left to chance.
    static final class Stop implements AutoCloseable {
        private static final Duration LOOK = Duration.ofMillis(40);

        private final int step;
        private int steps = 0;
        private volatile Thread thread;
        private volatile boolean stopped = false;
        private volatile boolean goesOn = false;

        /// @param step 1 for the first
        Stop(int step) {
            this.step = step;
            stop = this;
        }

        /// The steps of `thread` count from now on.
        void watch(Thread watched) {
            thread = watched;
        }

        private void pass() {
            if (Thread.currentThread() != thread || goesOn || ++steps != step) return;
            stopped = true;
            while (!goesOn) Thread.yield();
        }

        /// Whether it has stopped; false if `over` first, or if it never gets so far.
        boolean hasStopped(BooleanSupplier over) {
            long deadline = System.nanoTime() + LOOK.toNanos();
            while (!stopped && !over.getAsBoolean() && System.nanoTime() - deadline < 0) Thread.yield();
            return stopped;
        }

        /// Lets the others go on until all of them have ended or one is kept out by a lock that the stopped one holds.
        void letOthers(Collection<Thread> others) {
            letOthers(others, () -> false);
        }

        /// The same, or until it is `over`.
        void letOthers(Collection<Thread> others, BooleanSupplier over) {
            long deadline = System.nanoTime() + LOOK.toNanos();
            while (System.nanoTime() - deadline < 0 && !over.getAsBoolean()) {
                if (others.stream().allMatch(other -> other.getState() == Thread.State.TERMINATED)) return;
                if (others.stream().anyMatch(other -> other.getState() == Thread.State.BLOCKED)) return;
                Thread.yield();
            }
        }

        @Override
        public void close() {
            goesOn = true;
            stop = null;
        }
    }

    /// Called by the learner's code. It only spins: to park would use up an unpark that is meant for the learner's
    /// code.
    static void point() {
        Stop now = stop;
        if (now != null) now.pass();
        int most = bits;
        if (most == 0 || ThreadLocalRandom.current().nextInt(ONE_IN) > 0) return;
        long pause = ThreadLocalRandom.current().nextLong(1L << ThreadLocalRandom.current().nextInt(most));
        for (long begin = System.nanoTime(); System.nanoTime() - begin < pause; ) Thread.yield();
    }

    /// A class of an answer, so that it can be shaken, and its clock be fast; `others` finds the classes that
    /// it is made with.
    static byte[] shakable(byte[] classFile, Function<ClassDesc, InputStream> others) {
        ClassFile files = filesOf(others);
        ClassModel answer = files.parse(classFile);
        boolean isDeque = answer.superclass().filter(of -> of.asSymbol().equals(DEQUE)).isPresent();
        CodeTransform points = Shaker::addPoint;
        CodeTransform shaken = isDeque ? points : points.andThen(Shaker::watchDeque);
        CodeTransform all = shaken.andThen(FastClock::add);
        return files.transformClass(answer, ClassTransform.transformingMethodBodies(all));
    }

    /// Changes class files that are made with classes which only `others` finds.
    static ClassFile filesOf(Function<ClassDesc, InputStream> others) {
        ClassHierarchyResolver resolver =
            ClassHierarchyResolver.ofResourceParsing(others).orElse(ClassHierarchyResolver.defaultResolver());
        return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(resolver));
    }

    private static void addPoint(CodeBuilder code, CodeElement element) {
        if (isPoint(element)) {
            code.invokestatic(SHAKER, "point", MethodTypeDesc.of(ConstantDescs.CD_void));
        }
        code.with(element);
    }

    private static boolean isPoint(CodeElement element) {
        return element instanceof InvokeInstruction || element instanceof FieldInstruction
            || element instanceof MonitorInstruction;
    }

    private static void watchDeque(CodeBuilder code, CodeElement element) {
        switch (element) {
            case NewObjectInstruction made when made.className().asSymbol().equals(DEQUE) -> code.new_(WATCHED);
            case InvokeInstruction call when call.opcode() == Opcode.INVOKESPECIAL
                && call.owner().asSymbol().equals(DEQUE)
                -> code.invokespecial(WATCHED, "<init>", call.typeSymbol());
            default -> code.with(element);
        }
    }

    /// An ArrayDeque is not for several threads: this one says so, where another would lose or double what is in it.
    static final class Watched<E> extends ArrayDeque<E> {
        private final transient AtomicReference<Thread> changer = new AtomicReference<>();

        Watched() {}

        Watched(int capacity) {
            super(capacity);
        }

        Watched(Collection<? extends E> from) {
            for (E e : from) super.addLast(e);
        }

        private <T> T change(Supplier<T> step) {
            if (changer == null || bits == 0 && stop == null) return step.get();
            Thread me = Thread.currentThread();
            if (!changer.compareAndSet(null, me) && changer.get() != me) {
                throw changedByTwo();
            }
            try {
                point();
                return step.get();
            } finally {
                changer.set(null);
            }
        }

        /// As if the JDK's own class had said it.
        private static ConcurrentModificationException changedByTwo() {
            var e = new ConcurrentModificationException("two threads changed the ArrayDeque at the same moment");
            e.setStackTrace(Stream.of(e.getStackTrace())
                .filter(frame -> !frame.getClassName().startsWith("Shaker")).toArray(StackTraceElement[]::new));
            return e;
        }

        @Override
        public void addFirst(E e) {
            change(() -> {
                super.addFirst(e);
                return null;
            });
        }

        @Override
        public void addLast(E e) {
            change(() -> {
                super.addLast(e);
                return null;
            });
        }

        @Override
        public E pollFirst() {
            return change(super::pollFirst);
        }

        @Override
        public E pollLast() {
            return change(super::pollLast);
        }
    }
}
