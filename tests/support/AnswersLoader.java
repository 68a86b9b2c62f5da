import module java.base;

/// Loads what has no package, which is ours: the classes of an answer before those on the class path. A {@link Shaker}
/// may shake them, a {@link FastClock} may tell them the time, and a test may act {@link AfterRead}.
final class AnswersLoader extends ClassLoader {
    private final Map<String, byte[]> answer;
    private final boolean shaken, audible;

    /// Only where the test does so.
    AnswersLoader(Map<String, byte[]> answer, String testClass) throws IOException {
        super(AnswersLoader.class.getClassLoader());
        this.answer = answer;
        try (InputStream test = classFile(testClass)) {
            String names = test == null ? "" : new String(test.readAllBytes(), StandardCharsets.ISO_8859_1);
            shaken = Stream.of("Races", "Shaker", "FastClock").anyMatch(names::contains);
            audible = names.contains("AfterRead");
        }
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
        try (InputStream in = classFile(name)) {
            if (in == null) throw new ClassNotFoundException(name);
            byte[] code = in.readAllBytes();
            Function<ClassDesc, InputStream> others = other -> classFile(nameOf(other));
            boolean ofAnswer = answer.containsKey(name);
            if (audible && ofAnswer) code = AfterRead.audible(code, others);
            if (shaken && ofAnswer) code = Shaker.shakable(code, others);
            return defineClass(name, code, 0, code.length, AnswersLoader.class.getProtectionDomain());
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private InputStream classFile(String name) {
        byte[] bytes = answer.get(name);
        return bytes != null ? new ByteArrayInputStream(bytes) : getResourceAsStream(name.replace('.', '/') + ".class");
    }

    private static String nameOf(ClassDesc type) {
        return type.descriptorString().replaceAll("^L|;$", "").replace('/', '.');
    }
}
