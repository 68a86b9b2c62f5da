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
        return javaFiles(chapter).stream().findFirst().orElseThrow(() -> new NoSuchElementException("no program in " + chapter));
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
        return chapters().stream().map(Workbook::program).filter(file -> file.getFileName().toString().equals(program + ".java")).findFirst()
            .orElseThrow(() -> new NoSuchElementException("no chapter has a " + program + ".java"));
    }
}
