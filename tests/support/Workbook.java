import module java.base;

/// Where things are, from wherever the tests are started.
final class Workbook {
    static final Path ROOT = findRoot();

    private Workbook() {}

    private static Path findRoot() {
        for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
            if (Files.isDirectory(dir.resolve("chapters")) && Files.isDirectory(dir.resolve("tests"))) return dir;
        }
        System.err.println("start the tests from inside the workbook: there is no chapters/ and tests/ here or above");
        System.exit(2);
        throw new AssertionError("not reached");
    }

    /// The folders of `chapters/`, in order.
    static List<Path> chapters() {
        try (Stream<Path> dirs = Files.list(ROOT.resolve("chapters"))) {
            return dirs.filter(dir -> dir.getFileName().toString().matches("\\d\\d-.+")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The one program of a chapter.
    static Path program(Path chapter) {
        return javaFiles(chapter).stream().findFirst()
            .orElseThrow(() -> new NoSuchElementException("no program in " + chapter));
    }

    /// The Java files of a folder, in order; none if it does not exist.
    static List<Path> javaFiles(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The source of a chapter's program, by the name of its class.
    static Path source(String program) {
        return chapters().stream().map(Workbook::program)
            .filter(file -> file.getFileName().toString().equals(program + ".java")).findFirst()
            .orElseThrow(() -> new NoSuchElementException("no chapter has a " + program + ".java"));
    }

    /// The command that runs a chapter's program in a JVM of its own: from the classes that these were compiled
    /// together with, with the options that its source asks JBang for, and then `options`.
    static List<String> command(List<String> options, String program, String... args) {
        var command = new ArrayList<>(List.of(java()));
        try (Stream<String> lines = Files.lines(source(program))) {
            lines.filter(line -> line.startsWith("//RUNTIME_OPTIONS ")).forEach(line ->
                command.addAll(List.of(line.substring("//RUNTIME_OPTIONS ".length()).trim().split(" +"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        command.addAll(options);
        command.addAll(classPathAnd(program, args));
        return command;
    }

    /// What follows `java` and its options to run a class that was compiled together with this one.
    static List<String> classPathAnd(String mainClass, String... args) {
        var code = Workbook.class.getProtectionDomain().getCodeSource().getLocation();
        String classes = Path.of(URI.create(code.toString())).toString();
        var words = new ArrayList<>(List.of("-cp", classes, mainClass));
        words.addAll(List.of(args));
        return words;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// Whether the shell would find this program.
    static boolean isOnPath(String program) {
        Stream<String> path = Stream.of(System.getenv("PATH").split(File.pathSeparator));
        return path.anyMatch(dir -> Files.isExecutable(Path.of(dir, program)));
    }

    /// The folder of a chapter, by its number.
    static Path chapter(int number) {
        return chapters().stream()
            .filter(dir -> dir.getFileName().toString().startsWith("%02d-".formatted(number))).findFirst()
            .orElseThrow(() -> new NoSuchElementException("there is no chapter " + number));
    }

    /// The name of the class with a chapter's `main`.
    static String programName(int chapter) {
        return program(chapter(chapter)).getFileName().toString().replace(".java", "");
    }
}
