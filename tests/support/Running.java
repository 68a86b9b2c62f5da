import module java.base;
import java.lang.management.ManagementFactory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

/// A server that runs in this JVM, on a thread of its own, with the clients that talk to it and the trace it wrote.
/// Closing it asserts that the server ended in time and that no exception escaped from it.
final class Running implements AutoCloseable {
    interface Step {
        void run() throws Exception;
    }

    private static final Duration SHORT = Duration.ofMillis(200);

    private final int port;
    private final Step stop;
    private final Thread thread;
    private final LongSupplier cpuNanos;
    private final boolean isAlone;
    private final List<String> trace;
    private final List<Client> clients = new CopyOnWriteArrayList<>();
    private final AtomicReference<Throwable> escaped = new AtomicReference<>();
    private volatile boolean failed = false;

    /// `trace` is the list that the server was told to write its lines to.
    Running(int port, Step run, Step stop, List<String> trace) {
        this(port, run, stop, trace, null);
    }

    /// For a server that works on threads beside the one that runs it: `cpuNanos` is the CPU time they all have used.
    Running(int port, Step run, Step stop, List<String> trace, LongSupplier cpuNanos) {
        this.port = port;
        this.stop = stop;
        this.trace = trace;
        thread = Thread.ofPlatform().name("server " + port).start(() -> {
            try {
                run.run();
            } catch (Throwable e) {
                escaped.set(e);
                Thread.UncaughtExceptionHandler told = Thread.getDefaultUncaughtExceptionHandler();
                if (told != null) told.uncaughtException(Thread.currentThread(), e);  // shown with whatever fails next
            }
        });
        isAlone = cpuNanos == null;
        LongSupplier ofItsThread = () -> ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
        this.cpuNanos = cpuNanos != null ? cpuNanos : ofItsThread;
    }

    int port() {
        return port;
    }

    Client connect() throws IOException {
        return keep(new Client(port));
    }

    /// A client for whom the server soon has more than it can take.
    Client connectWithSmallBuffer() throws IOException {
        return keep(new Client(port, 16 * 1024));
    }

    /// A client with the port of one that has reset, unless somebody else has taken it meanwhile.
    Client connectFrom(int localPort) throws IOException {
        try {
            return keep(new Client(port, 0, localPort));
        } catch (BindException e) {
            return connect();
        }
    }

    private Client keep(Client client) {
        clients.add(client);
        return client;
    }

    List<Client> connect(int count) throws IOException {
        var connected = new ArrayList<Client>();
        for (int i = 0; i < count; i++) connected.add(connect());
        return connected;
    }

    /// Many that leave in order stay in the kernel's table for a minute (TIME_WAIT), and whoever reads it then, as
    /// {@link Kernel} does, takes long.
    void resetClients() throws IOException {
        for (Client client : clients) client.reset();
    }

    /// The lines traced so far.
    List<String> trace() {
        return List.copyOf(trace);
    }

    /// Waits for a line that matches, and returns the first.
    String traced(String regex) {
        await("a line in the trace like: " + regex).atMost(Client.PATIENCE)
            .untilAsserted(() -> assertThat(trace()).anyMatch(line -> line.matches(regex)));
        return trace().stream().filter(line -> line.matches(regex)).findFirst().orElseThrow();
    }

    /// Waits until the server has read all that `client` sent: nothing is left in the kernel's buffers.
    void awaitRead(Client client) {
        await("the server to read what client " + client.localPort() + " sent").atMost(Client.PATIENCE)
            .until(() -> Kernel.unread(client.localPort(), port) == 0);
    }

    /// For a message that begins with what came: what the server's thread is doing meanwhile.
    String doing() {
        if (!thread.isAlive()) return "; the server's run() has come to its end";
        String where = Stacks.where(thread);
        return where.isEmpty() ? "" : "; the server: " + where;
    }

    /// To be asked when a connection has ended: what comes out of the server may be a moment later.
    boolean isEndedByException() {
        try {
            thread.join(SHORT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return escaped.get() != null;
    }

    /// What share of one core the server takes while nobody asks it for anything.
    double cpuShare() {
        return CpuShare.calmest(cpuNanos);
    }

    /// Fails if the server's thread uses CPU time although nobody asks for anything.
    void expectAtRest(String done, String idea) {
        double share = isAlone ? CpuShare.calmestOfAFew(() -> Kernel.runnableNanos(thread.getName()))
            : CpuShare.besideASpinner(cpuNanos);
        Supplier<String> came = () -> "it takes %.0f %% of a core".formatted(100 * share) + doing();
        Claim.that(share < 0.1, () -> done, "the server waits, and takes no CPU time", came, idea);
    }

    /// How often the server's thread has called `read` and its like so far.
    long reads() throws IOException {
        return Kernel.reads(ProcessHandle.current().pid(), thread.getName());
    }

    /// What the servers' threads of this JVM wait in.
    static String threadDump() {
        var dump = new StringBuilder();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            if (!thread.getName().matches("(server|worker) .*")) return;
            dump.append("\n  ").append(thread.getName()).append(" (").append(thread.getState()).append(')');
            for (StackTraceElement frame : stack) dump.append("\n      ").append(frame);
        });
        return dump.isEmpty() ? " no server runs in this JVM" : dump.toString();
    }

    /// Asks it to end while its clients are still connected.
    void stop() throws Exception {
        stop.run();
    }

    /// A claim about it does not hold, so closing it waits no longer than it takes an exception to come out of it.
    void hasFailed() {
        failed = true;
    }

    /// Ends it without asking how it ended: for servers that are expected to be broken.
    void abandon() throws Exception {
        for (Client client : clients) client.close();
        stop.run();
        thread.join(Duration.ofSeconds(1));
    }

    @Override
    public void close() throws Exception {
        for (Client client : clients) client.close();
        stop.run();
        thread.join(failed ? SHORT : Client.PATIENCE);
        if (failed) return;
        if (thread.isAlive()) throw Claim.broken("close()", "run() returns", "it has not returned" + doing(), "");
        if (escaped.get() != null) throw Claim.broken("close()", "run() returns", Outcome.show(escaped.get()), "");
    }
}
