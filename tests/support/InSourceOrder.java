import module java.base;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/// Tests in the order in which they stand in their source, as the class file's line numbers tell it.
public final class InSourceOrder implements MethodOrderer {
    @Override
    public void orderMethods(MethodOrdererContext context) {
        Map<String, Integer> lines = lines(context.getTestClass());
        ToIntFunction<MethodDescriptor> line = method -> lines.getOrDefault(method.getMethod().getName(), 0);
        context.getMethodDescriptors().sort(Comparator.comparingInt(line));
    }

    private static Map<String, Integer> lines(Class<?> test) {
        var lines = new HashMap<String, Integer>();
        try (InputStream in = test.getClassLoader().getResourceAsStream(test.getName() + ".class")) {
            for (var method : ClassFile.of().parse(in.readAllBytes()).methods()) {
                String name = method.methodName().stringValue();
                method.code().flatMap(code -> code.findAttribute(Attributes.lineNumberTable()))
                    .ifPresent(table -> lines.put(name, table.lineNumbers().getFirst().lineNumber()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
