///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES AllTests.java

import module java.base;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// In `just test` all classes are there. JBang compiles any other script with no more than the sources that it names.
@DisplayName("What JBang compiles a script with")
class SourcesTest {
    private static final String SCRIPT = "///usr/bin/env jbang ", SOURCES = "//SOURCES ";

    /// For each of our classes, of which one source may have several: what it needs, of ours, by their sources.
    private static final Map<String, Set<String>> NEEDED = new TreeMap<>();

    @BeforeAll
    static void readClasses() throws IOException {
        var sourceOf = new HashMap<String, String>();
        var classes = new ArrayList<ClassModel>();
        URI jar = URI.create(Workbook.class.getProtectionDomain().getCodeSource().getLocation().toString());
        try (var files = FileSystems.newFileSystem(Path.of(jar)); var all = Files.list(files.getPath("/"))) {
            for (Path file : all.filter(file -> file.toString().endsWith(".class")).toList()) {
                classes.add(ClassFile.of().parse(Files.readAllBytes(file)));
            }
        }
        for (ClassModel type : classes) sourceOf.put(type.thisClass().asInternalName(), source(type));
        for (ClassModel type : classes) {
            Set<String> needed = NEEDED.computeIfAbsent(source(type), _ -> new TreeSet<>());
            type.constantPool().forEach(entry -> {
                if (!(entry instanceof ClassEntry other)) return;
                String source = sourceOf.get(other.asInternalName());
                if (source != null) needed.add(source);
            });
        }
    }

    private static String source(ClassModel type) {
        return type.findAttribute(Attributes.sourceFile()).orElseThrow().sourceFile().stringValue();
    }

    private static List<Path> scripts() throws IOException {
        var scripts = new ArrayList<Path>();
        for (String folder : List.of("chapters", "tests")) {
            try (Stream<Path> files = Files.walk(Workbook.ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".java") && Exercise.read(file).startsWith(SCRIPT))
                    .map(Workbook.ROOT::relativize).sorted().forEach(scripts::add);
            }
        }
        return scripts;
    }

    @Test
    @DisplayName("each script names all sources that it needs")
    void namesAll() throws IOException {
        var missing = new ArrayList<String>();
        for (Path script : scripts()) {
            var named = new LinkedHashSet<Path>();
            addSources(Workbook.ROOT.resolve(script), named);
            Set<String> names = named.stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            for (String source : names) {
                for (String needed : NEEDED.getOrDefault(source, Set.of())) {
                    if (!names.contains(needed)) missing.add(script + ": " + source + " needs " + needed);
                }
            }
        }
        assertThat(missing).as("what //SOURCES lines have to name as well").isEmpty();
    }

    /// The script, and what its sources name in turn. Of an exercise the model answer is meant.
    private static void addSources(Path file, Set<Path> all) {
        if (!all.add(file)) return;
        for (String line : Exercise.read(file).lines().filter(line -> line.startsWith(SOURCES)).toList()) {
            String name = line.substring(SOURCES.length()).strip().replaceAll("\\$\\{\\w+:(\\w+)}", "$1");
            Path named = file.resolveSibling(name).normalize();
            List<Path> sources = name.endsWith("*.java") ? Workbook.javaFiles(named.getParent()) : List.of(named);
            for (Path source : sources) addSources(source, all);
        }
    }

    static void main(String... args) {
        Runner.run(SourcesTest.class);
    }
}
