import module java.base;

/// What an answer must not leave behind: threads, whatever their names, and sockets, epoll instances, eventfds, pipes.
/// Counted for the whole JVM, so only one test at a time may look.
final class Leftovers {
    private static final Path FDS = Path.of("/proc/self/fd");

    private final Set<Thread> threads = threads();
    private final Map<String, String> descriptors = descriptors();

    /// As things are now; to be taken when all is warm that is to stay, for example after a first round trip.
    static Leftovers now() {
        return new Leftovers();
    }

    /// Threads that live now and did not then, but for the JDK's own.
    List<String> newThreads() {
        return threads().stream().filter(thread -> !threads.contains(thread)).map(Leftovers::show).toList();
    }

    /// What descriptors stand for that are open now and were not then: `socket:[5047]`, `anon_inode:[eventpoll]`.
    List<String> newDescriptors() {
        var left = new HashMap<>(descriptors());
        left.entrySet().removeIf(entry -> entry.getValue().equals(descriptors.get(entry.getKey())));
        return left.values().stream().sorted().toList();
    }

    /// Fails if something is left, also after {@link Outcome#SOON}: a thread that was asked to end may take a moment.
    void expectNone(String done, String idea) {
        long end = System.nanoTime() + Outcome.SOON.toNanos();
        while (isAnythingNew() && System.nanoTime() - end < 0) LockSupport.parkNanos(2_000_000);
        List<String> left = both();
        if (left.isEmpty()) return;
        throw Claim.broken(done, "no thread and no descriptor more than before", String.join(", ", left), idea);
    }

    private boolean isAnythingNew() {
        return !newDescriptors().isEmpty() || !newThreads().isEmpty();
    }

    /// To be shown, which takes long: for each socket it reads the kernel's table.
    private List<String> both() {
        return Stream.concat(newThreads().stream(), newDescriptors().stream().map(Leftovers::show)).toList();
    }

    /// A socket with its ports and its state, so that one can tell whose it is.
    private static String show(String target) {
        if (!target.startsWith("socket:[")) return target;
        return "socket" + Kernel.ends(Long.parseLong(target.replaceAll("\\D", ""))).map(ends -> " " + ends).orElse("");
    }

    private static String show(Thread thread) {
        String where = Stacks.where(thread);
        String doing = where.isEmpty() ? "" : ", " + where.replaceFirst("^its thread ", "which ");
        return "thread \"" + thread.getName() + "\"" + doing;
    }

    /// Platform threads. The JDK's own belong to the group `system` or below it; what starts tests is JUnit's.
    private static Set<Thread> threads() {
        var found = new HashSet<Thread>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            ThreadGroup group = thread.getThreadGroup();
            boolean isTop = group == null || group.getParent() == null;
            boolean ofTheJdk = isTop || group.getName().equals("InnocuousThreadGroup");
            boolean inAnswer = Stacks.answersFrame(thread.getStackTrace()).isPresent();
            boolean ofATest = thread == Thread.currentThread() || thread.getName().startsWith("junit-");
            if (inAnswer || !ofTheJdk && !ofATest) found.add(thread);
        }
        return found;
    }

    private static Map<String, String> descriptors() {
        var found = new HashMap<String, String>();
        try (Stream<Path> fds = Files.list(FDS)) {
            fds.forEach(fd -> found.put(fd.getFileName().toString(), Kernel.target(fd)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.values().removeIf(target -> !target.matches("(socket|pipe|anon_inode):.*"));
        return found;
    }
}
