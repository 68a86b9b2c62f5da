///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+

import module java.base;
import static java.nio.charset.StandardCharsets.UTF_8;

/// A pool of threads: as many clients are served at once as there are workers. One more waits.
///
/// Any thread may fill the queue (here the accepting one does), all workers empty it, and `synchronized`
/// lets one thread at a time do either. A client belongs to one worker until it leaves.
///
///     nc 127.0.0.1 7878
///
/// Left out: a job that throws (exercise 3.2), and a shutdown that lets workers finish (exercise 3.3).
final class ThreadPoolServer implements AutoCloseable {
    static final int PORT = 7878;
    private static final int BACKLOG = 128;         // at most so many connections wait until we accept them
    private static final int MAX_LINE = 64 * 1024;

    /// A fixed number of workers that take their jobs from one queue.
    /// `java.util.concurrent` has it in one line: `Executors.newFixedThreadPool(workers)`.
    static final class ThreadPool implements Executor, AutoCloseable {
        static final int QUEUE_CAPACITY = 16;

        private final Queue<Runnable> queue = new ArrayDeque<>();
        private final List<Thread> workers = new ArrayList<>();

        ThreadPool(int size) {
            for (int i = 1; i <= size; i++) workers.add(Thread.ofPlatform().name("worker " + i).start(this::work));
        }

        /// Waits while the queue is full: jobs that we cannot hold stay with whoever brings them.
        @Override
        public synchronized void execute(Runnable job) {
            try {
                while (queue.size() == QUEUE_CAPACITY) wait();                           // futex
                queue.add(job);
                notifyAll();
            } catch (InterruptedException e) {
                throw new RejectedExecutionException(e);
            }
        }

        private synchronized Runnable take() throws InterruptedException {
            while (queue.isEmpty()) wait();                                              // futex
            notifyAll();
            return queue.remove();
        }

        private void work() {
            try {
                while (true) take().run();
            } catch (InterruptedException e) {
                // close() asked this worker to go home
            }
        }

        @Override
        public void close() {
            workers.forEach(Thread::interrupt);
        }
    }

    private final ServerSocket listener;
    private final Executor pool;
    private final Consumer<String> trace;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();  // in the queue, or with a worker

    /// Binds 127.0.0.1; port 0 takes a free one. From here on the kernel completes connections.
    ThreadPoolServer(int port, Executor pool, Consumer<String> trace) throws IOException {
        this.pool = pool;
        this.trace = trace;
        listener = new ServerSocket(port, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));  // socket, bind, listen
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Returns once another thread has called {@link #close}.
    void run() throws IOException {
        try {
            while (true) {
                Socket client = listener.accept();                                       // accept
                clients.add(client);
                pool.execute(() -> handleConnection(client));
            }
        } catch (SocketException e) {
            if (!listener.isClosed()) throw e;
        } finally {
            close();  // again, for a client that was accepted meanwhile
        }
    }

    private void handleConnection(Socket client) {
        try (client) {                                                                   // close
            var in = new BufferedInputStream(client.getInputStream());
            var out = client.getOutputStream();
            for (byte[] line; (line = readLine(in)).length > 0; ) {
                trace.accept(Thread.currentThread().getName() + ": Request: " + printable(line));
                out.write(line);                                                         // write
            }
        } catch (IOException | RuntimeException e) {
            trace.accept(Thread.currentThread().getName() + ": closed: " + e.getMessage());
        } finally {
            clients.remove(client);
        }
    }

    /// The next line with its `\n`; at the end of the stream what is left, and then nothing.
    private static byte[] readLine(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b; (b = in.read()) != -1; ) {                                           // read, if the buffer is empty
            line.write(b);
            if (b == '\n') break;
            if (line.size() > MAX_LINE) throw new IOException("line longer than " + MAX_LINE + " bytes");
        }
        return line.toByteArray();
    }

    /// For the terminal only: a client must not be able to send it control characters.
    private static String printable(byte[] line) {
        return new String(line, UTF_8).stripTrailing().replaceAll("\\p{Cc}", "·");
    }

    /// From any thread. A worker that waits for its client is woken by the end of that connection.
    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket client : clients) client.close();
    }

    public static void main(String... args) throws IOException {
        int port = PORT;
        boolean quiet = false;
        for (String arg : args) {
            if (arg.equals("--quiet")) {
                quiet = true;
            } else if (arg.matches("\\d{1,5}") && Integer.parseInt(arg) <= 65_535) {
                port = Integer.parseInt(arg);
            } else {
                System.err.println("expected [PORT] [--quiet] with PORT from 0 to 65535, got: " + arg);
                System.exit(2);
            }
        }
        try (var pool = new ThreadPool(Runtime.getRuntime().availableProcessors());
             var server = new ThreadPoolServer(port, pool, quiet ? line -> {} : System.out::println)) {
            System.out.println("listening on 127.0.0.1:" + server.port());
            server.run();
        } catch (BindException e) {
            System.err.println("cannot bind port " + port + " (" + e.getMessage() + "): "
                + "stop what uses it, or pass another port; 0 takes a free one");
            System.exit(1);
        }
    }
}
