import module java.base;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Tests in the order in which they stand in their source, as the class file's line numbers tell it. Those of an
/// interface come before those of whoever extends or implements it.
public final class InSourceOrder implements MethodOrderer {
    @Override
    public void orderMethods(MethodOrdererContext context) {
        Set<Class<?>> types = new LinkedHashSet<>();
        addFromTheTop(context.getTestClass(), types);
        List<String> order = types.stream().flatMap(type -> methods(type).stream()).toList();
        ToIntFunction<MethodDescriptor> place = test ->
            order.indexOf(key(test.getMethod().getDeclaringClass(), test.getMethod().getName()));
        context.getMethodDescriptors().sort(Comparator.comparingInt(place));
    }

    /// The order is for the eye; it does not keep tests from running beside each other.
    @Override
    public Optional<ExecutionMode> getDefaultExecutionMode() {
        return Optional.empty();
    }

    private static void addFromTheTop(Class<?> type, Set<Class<?>> types) {
        for (Class<?> parent : type.getInterfaces()) addFromTheTop(parent, types);
        types.add(type);
    }

    /// Its methods; a lambda that begins in the same line stands behind its method in the class file.
    private static List<String> methods(Class<?> type) {
        var names = new TreeMap<Integer, String>();
        try (InputStream in = type.getClassLoader().getResourceAsStream(type.getName() + ".class")) {
            for (var method : ClassFile.of().parse(in.readAllBytes()).methods()) {
                method.code().flatMap(code -> code.findAttribute(Attributes.lineNumberTable())).ifPresent(table ->
                    names.putIfAbsent(table.lineNumbers().getFirst().lineNumber(),
                        key(type, method.methodName().stringValue())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(names.values());
    }

    private static String key(Class<?> type, String method) {
        return type.getName() + "." + method;
    }
}
