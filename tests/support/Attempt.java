import module java.base;
import module java.compiler;
import javax.tools.ToolProvider;

/// One answer to an exercise: compiled here, and run through the exercise's tests in a JVM beside this one.
/// Such a JVM runs one attempt at a time and many in a row; one in which an answer goes on running is ended.
final class Attempt {
    enum Kind { ASSERTION, EXCEPTION, HANG }

    /// `test` is the name of the method, `claim` what it says; `message` has a line for each thing to be told.
    record Failure(String test, String claim, Kind kind, String message) implements Serializable {}

    /// `compileError` is javac's first error with file and line, or null. Tests run in the order in which they stand
    /// in their source, from the simple to the hard, up to the first that fails: `failure`, or null.
    record Verdict(String compileError, int run, Failure failure) implements Serializable {
        boolean done() {
            return compileError == null && run > 0 && failure == null;
        }
    }

    /// What the JVM beside this one is given: the answer's name and its class files by name.
    record Job(String exercise, String testClass, Map<String, byte[]> classes) implements Serializable {}

    /// What it gives back. `clean` is false if the answer's code goes on running there.
    record Report(Verdict verdict, boolean clean) implements Serializable {}

    private record Compiled(Map<String, byte[]> classes, String error) {}

    private static final Map<String, Compiled> COMPILED = new ConcurrentHashMap<>();
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    private Attempt() {}

    /// `source` is the text of the exercise's class.
    static Verdict of(Exercise exercise, String source) {
        Compiled compiled = COMPILED.computeIfAbsent(source, text -> compile(exercise, text));
        if (compiled.error() != null) return new Verdict(compiled.error(), 0, null);
        return AttemptJvm.run(new Job(exercise.name(), exercise.testClass(), compiled.classes()));
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
        var options = List.of("-proc:none", "-g");
        boolean ok = COMPILER.getTask(null, new InMemory(classes), diagnostics, options, null, List.of(file)).call();
        return new Compiled(classes, ok ? null : firstError(exercise, diagnostics));
    }

    private static String firstError(Exercise exercise, DiagnosticCollector<JavaFileObject> diagnostics) {
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            if (diagnostic.getKind() != Diagnostic.Kind.ERROR) continue;
            String place = Workbook.ROOT.relativize(exercise.readersFile()) + ":" + diagnostic.getLineNumber();
            return place + ": " + diagnostic.getMessage(Words.locale());
        }
        return Words.of("javac says no more");
    }

    /// Keeps the class files that javac makes.
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, byte[]> classes;

        InMemory(Map<String, byte[]> classes) {
            super(FILES);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind,
                FileObject sibling) {
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
    }
}
