import module java.base;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Small changes that PIT (pitest.org) makes to a model answer, in the part that readers write.
final class Mutants {
    /// `line` is the line of the source, `change` what PIT did to it. `reason` says why it makes no difference that
    /// counts; it stands in `tests/NN-…/mutants/NAME.md`, as three lines: the source line, the change, the reason.
    record Mutant(String line, String change, boolean killed, String reason) {}

    private static final Path OUT = Workbook.ROOT.resolve(".cache", "mutants");
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private Mutants() {}

    static List<Mutant> of(Exercise exercise) throws Exception {
        Path reports = OUT.resolve(exercise.id());
        runPit(exercise, reports);
        return read(exercise, reports.resolve("mutations.xml"));
    }

    private static void runPit(Exercise exercise, Path reports) throws Exception {
        Files.createDirectories(reports);
        Files.deleteIfExists(reports.resolve("mutations.xml"));
        Path classes = classes();
        String classPath = System.getProperty("java.class.path");
        String libraries = classPath.substring(classPath.indexOf(':') + 1);
        var command = new ArrayList<>(List.of(Workbook.java(), "-cp", classes + ":" + libraries,
            "org.pitest.mutationtest.commandline.MutationCoverageReport", "--reportDir", reports.toString(),
            "--targetClasses", exercise.name() + "," + exercise.name() + "$*", "--targetTests", exercise.testClass(),
            "--sourceDirs", exercise.solutionFile().getParent().toString(), "--mutableCodePaths", classes.toString(),
            "--mutators", "STRONGER", "--outputFormats", "XML", "--timestampedReports", "false",
            "--verbosity", "NO_SPINNER", "--timeoutConst", "6000", "--jvmArgs", "--enable-native-access=ALL-UNNAMED"));
        Path log = reports.resolve("pit.log");
        Process pit = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        boolean ended = pit.waitFor(DEADLINE);
        pit.descendants().forEach(ProcessHandle::destroyForcibly);
        pit.destroyForcibly();
        if (!ended || !Files.exists(reports.resolve("mutations.xml"))) {
            throw new IllegalStateException("PIT did not come to its end with " + exercise.id() + "; see " + log);
        }
    }

    /// The model answers and their tests, in a folder: PIT looks for tests in folders only.
    private static Path classes() throws IOException, URISyntaxException {
        Path jar = Path.of(Mutants.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path folder = OUT.resolve("classes");
        Files.createDirectories(folder);
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            for (Path file : Files.newDirectoryStream(inside.getPath("/"), "*.class")) {
                Files.copy(file, folder.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return folder;
    }

    private static List<Mutant> read(Exercise exercise, Path report) throws Exception {
        List<String> source = Exercise.read(exercise.solutionFile()).lines().toList();
        int begin = indexOf(source, "//> "), end = indexOf(source, "//<");
        Map<String, String> reasons = reasons(exercise);
        var mutants = new ArrayList<Mutant>();
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        NodeList found = builder.parse(report.toFile()).getElementsByTagName("mutation");
        for (int i = 0; i < found.getLength(); i++) {
            var mutation = (Element) found.item(i);
            int line = Integer.parseInt(text(mutation, "lineNumber"));
            if (line <= begin || line > end) continue;
            String code = source.get(line - 1).strip();
            String change = text(mutation, "description");
            boolean killed = mutation.getAttribute("detected").equals("true");
            mutants.add(new Mutant(code, change, killed, reasons.getOrDefault(code + "\n" + change, "")));
        }
        return mutants;
    }

    private static int indexOf(List<String> source, String mark) {
        for (int i = 0; i < source.size(); i++) if (source.get(i).strip().startsWith(mark)) return i;
        throw new IllegalStateException("no mark " + mark);
    }

    private static String text(Element mutation, String name) {
        return mutation.getElementsByTagName(name).item(0).getTextContent();
    }

    /// By source line and change.
    private static Map<String, String> reasons(Exercise exercise) {
        Path file = exercise.testsDir().resolve("mutants", exercise.name() + ".md");
        var reasons = new HashMap<String, String>();
        if (!Files.exists(file)) return reasons;
        for (String paragraph : Exercise.read(file).strip().split("\n\n+")) {
            List<String> lines = paragraph.lines().map(String::strip).toList();
            String code = lines.getFirst().replaceFirst("^`(.*)`$", "$1");
            reasons.put(code + "\n" + lines.get(1), String.join(" ", lines.subList(2, lines.size())));
        }
        return reasons;
    }
}
