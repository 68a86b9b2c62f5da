import module java.base;
import module java.compiler;
import javax.tools.ToolProvider;
import org.awaitility.Awaitility;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// One answer to an exercise, compiled in this JVM and run through the exercise's tests.
/// Its classes, the test's and the support's are loaded anew each time, so that one attempt leaves nothing to the next.
final class Attempt {
    /// `test` is the name of the method, `claim` what is printed.
    record Failure(String test, String claim, Throwable cause, String threads) {
        boolean byAssertion() {
            return cause instanceof AssertionError;
        }
    }

    /// `compileError` is null when it compiled; then `failures` are those of `run` tests, the simplest first.
    record Verdict(String compileError, int run, List<Failure> failures) {
        boolean done() {
            return compileError == null && run > 0 && failures.isEmpty();
        }
    }

    /// The class files by name, and javac's first error with file and line, or null.
    private record Compiled(Map<String, byte[]> classes, String error) {}

    private static final Map<String, Compiled> COMPILED = new ConcurrentHashMap<>();
    private static final Duration DEADLINE = Duration.ofSeconds(4);
    private static final Duration LOOK_AT_THREADS_AFTER = Duration.ofSeconds(3);
    /// What ended threads that the exercise had started: kept for the message, not printed in its midst.
    private static final Queue<Throwable> UNCAUGHT = new ConcurrentLinkedQueue<>();
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    private Attempt() {}

    /// `source` is the text of the exercise's class.
    static Verdict of(Exercise exercise, String source) {
        Compiled compiled = COMPILED.computeIfAbsent(source, text -> compile(exercise, text));
        if (compiled.error() != null) return new Verdict(compiled.error(), 0, List.of());
        try {
            Verdict verdict = run(new Loader(compiled.classes()).loadClass(exercise.testClass()));
            return new Verdict(null, verdict.run(), verdict.failures().stream().sorted(Comparator.comparingInt(failure -> exercise.positionOf(failure.test()))).toList());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("exercise " + exercise.id() + " has no " + exercise.testClass() + " among the sources of the tests", e);
        }
    }

    private static synchronized Compiled compile(Exercise exercise, String source) {
        var classes = new HashMap<String, byte[]>();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var file = new SimpleJavaFileObject(exercise.readersFile().toUri(), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var output = new ForwardingJavaFileManager<JavaFileManager>(FILES) {
            @Override
            public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return new ByteArrayOutputStream() {
                            @Override
                            public void close() {
                                classes.put(name, toByteArray());
                            }
                        };
                    }
                };
            }
        };
        boolean ok = COMPILER.getTask(null, output, diagnostics, List.of("-proc:none", "-g"), null, List.of(file)).call();
        return new Compiled(classes, ok ? null : diagnostics.getDiagnostics().stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR).findFirst()
            .map(d -> Workbook.ROOT.relativize(exercise.readersFile()) + ":" + d.getLineNumber() + ": " + d.getMessage(Locale.ENGLISH)).orElse("javac says no more"));
    }

    private static Verdict run(Class<?> test) {
        var failures = new CopyOnWriteArrayList<Failure>();
        var count = new AtomicInteger();
        var threads = new ConcurrentHashMap<String, String>();
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> UNCAUGHT.add(e));
        var cancellation = CancellationToken.create();
        try (var watch = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("deadline").factory())) {
            LauncherDiscoveryRequest tests = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(test))
                .configurationParameter("junit.jupiter.execution.timeout.default", DEADLINE.toMillis() + " ms")
                .configurationParameter("junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD")
                .build();
            LauncherFactory.create().execute(LauncherExecutionRequestBuilder.request(tests).cancellationToken(cancellation).listeners(new TestExecutionListener() {
                    private Future<?> look;

                    @Override
                    public void executionStarted(TestIdentifier id) {
                        if (id.isTest()) UNCAUGHT.clear();
                        if (id.isTest()) look = watch.schedule(() -> threads.put(id.getUniqueId(), whatThreadsDo(test.getClassLoader())), LOOK_AT_THREADS_AFTER.toMillis(), TimeUnit.MILLISECONDS);
                    }

                    @Override
                    public void executionFinished(TestIdentifier id, TestExecutionResult result) {
                        if (look != null) look.cancel(false);
                        if (id.isTest()) count.incrementAndGet();
                        if (result.getThrowable().orElse(null) instanceof TimeoutException) cancellation.cancel(); // one hang is enough
                        result.getThrowable().ifPresent(cause ->
                            failures.add(new Failure(methodOf(id), id.getDisplayName(), cause, threads.getOrDefault(id.getUniqueId(), "") + whatEndedThreads())));
                    }
                }).build());
            watch.shutdownNow();
        }
        return new Verdict(null, count.get(), List.copyOf(failures));
    }

    private static String methodOf(TestIdentifier id) {
        return id.getUniqueIdObject().getLastSegment().getValue().replaceFirst("\\(.*", "");
    }

    private static String whatEndedThreads() {
        return UNCAUGHT.stream().map(e -> "a thread ended with " + e + Stream.of(e.getStackTrace()).filter(frame -> !frame.getClassName().contains(".")).findFirst()
            .map(frame -> ", in " + frame.getMethodName() + ", " + frame.getFileName() + ":" + frame.getLineNumber()).orElse("") + "\n").distinct().collect(Collectors.joining());
    }

    /// The threads that are in the middle of the exercise's code, and where.
    private static String whatThreadsDo(ClassLoader loader) {
        var seen = new StringBuilder();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            if (Stream.of(stack).noneMatch(frame -> loader instanceof Loader own && own.compiled(frame.getClassName()))) return;
            seen.append("thread ").append(thread.getName()).append(", ").append(thread.getState()).append('\n');
            Stream.of(stack).takeWhile(frame -> !frame.getClassName().startsWith("java.lang.invoke") && !frame.getClassName().startsWith("jdk.internal.reflect")).limit(12).forEach(frame -> seen.append("    in ").append(frame.getClassName()).append('.').append(frame.getMethodName())
                .append(frame.getLineNumber() > 0 ? ", line " + frame.getLineNumber() : "").append('\n'));
        });
        return seen.toString();
    }

    /// Classes without a package are ours: they are loaded here, those just compiled before those on the class path.
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> compiled;

        Loader(Map<String, byte[]> compiled) {
            super(Attempt.class.getClassLoader());
            this.compiled = compiled;
        }

        boolean compiled(String name) {
            return compiled.containsKey(name);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.contains(".")) return super.loadClass(name, resolve);
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            byte[] bytes = compiled.get(name);
            try (InputStream in = bytes != null ? new ByteArrayInputStream(bytes) : getResourceAsStream(name + ".class")) {
                if (in == null) throw new ClassNotFoundException(name);
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length, Attempt.class.getProtectionDomain());
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
