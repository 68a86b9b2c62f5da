///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../support/*.java
//SOURCES ../../chapters/03-thread-pool/ThreadPoolServer.java
//SOURCES ../../chapters/03-thread-pool/race/LostCount.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayName("Chapter 3, thread pool")
class ThreadPoolServerTest implements ServerCommandLine, EchoesLines, ClosesWhatItOpens, ClosesItsConnections {
    private static final int WORKERS = 3;
    private static final Duration A_WHILE = Duration.ofMillis(300);

    /// The pool of the chapter, and the one line of the JDK that replaces it.
    enum Pool {
        BY_HAND, OF_THE_JDK;

        Running start() throws IOException {
            return start(line -> {});
        }

        /// `look` gets each line of the trace, on the thread that it comes from.
        Running start(Consumer<String> look) throws IOException {
            List<String> trace = Collections.synchronizedList(new ArrayList<>());
            var byHand = this == BY_HAND ? new ThreadPoolServer.ThreadPool(WORKERS) : null;
            var ofTheJdk = this == BY_HAND ? null : Executors.newFixedThreadPool(WORKERS);
            var server = new ThreadPoolServer(0, this == BY_HAND ? byHand : ofTheJdk, line -> {
                trace.add(line);
                look.accept(line);
            });
            return new Running(server.port(), server::run, () -> {
                server.close();
                if (byHand != null) byHand.close(); else ofTheJdk.shutdownNow();
            }, trace);
        }
    }

    @Override
    public Running start() throws IOException {
        return Pool.BY_HAND.start();
    }

    @Override
    public AutoCloseable bind(int port) throws IOException {
        return new ThreadPoolServer(port, Runnable::run, line -> {});
    }

    @Override
    public String program() {
        return "ThreadPoolServer";
    }

    @Override
    public String traceOfHello() {
        return "worker \\d+: Request: hello";
    }

    @Test
    @DisplayName("the port is the article's, 7878")
    void port() {
        assertThat(ThreadPoolServer.PORT).isEqualTo(7878);
    }

    @ParameterizedTest(name = "a pool of three serves three silent clients, and one more waits: pool {0}")
    @EnumSource
    void theCap(Pool pool) throws Exception {
        try (var server = pool.start()) {
            List<Client> silent = server.connect(WORKERS);
            for (Client client : silent) client.roundTrip("my turn\n");
            Client next = server.connect().send("hello\n");
            assertThat(Kernel.tcpState(next.localPort(), server.port())).as("state of the waiting connection")
                .isEqualTo(Kernel.ESTABLISHED);
            assertThat(next.hearsNothingFor(A_WHILE)).as("one client more than workers has to wait").isTrue();
            silent.get(1).close();
            next.expect("hello\n");
        }
    }

    @Test
    @DisplayName("while workers are left, a silent client keeps nobody waiting")
    void oneSilentClient() throws Exception {
        try (var server = start()) {
            server.connect().roundTrip("I stay\n");
            for (int i = 0; i < 20; i++) server.connect().roundTrip("hello\n").halfClose().expectEnd();
        }
    }

    @Test
    @DisplayName("clients beyond the queue wait in the kernel's, and are all served in the end")
    void beyondTheQueue() throws Exception {
        try (var server = start()) {
            List<Client> silent = server.connect(WORKERS);
            for (Client client : silent) client.roundTrip("my turn\n");
            List<Client> crowd = server.connect(3 * ThreadPoolServer.ThreadPool.QUEUE_CAPACITY);
            for (Client client : crowd) client.send("hello\n").halfClose();
            for (Client client : silent) client.close();
            for (Client client : crowd) client.expect("hello\n").expectEnd();
        }
    }

    @Test
    @DisplayName("a worker that loses its client to a reset takes the next one")
    void resets() throws Exception {
        try (var server = start()) {
            for (int i = 0; i < 3 * WORKERS; i++) server.connect().roundTrip("hello\n").reset();
            await("all resets reported").atMost(Client.PATIENCE).untilAsserted(() ->
                assertThat(server.trace()).filteredOn(line -> line.matches("worker \\d+: closed: .+"))
                    .hasSize(3 * WORKERS));
            List<Client> next = server.connect(WORKERS);
            for (Client client : next) client.roundTrip("hello\n");
        }
    }

    @Test
    @DisplayName("whatever goes wrong with a client ends that connection alone, and its worker takes the next one")
    void whateverGoesWrong() throws Exception {
        Consumer<String> look = line -> {
            if (line.endsWith("boom")) throw new IllegalStateException("no room for it");
        };
        try (var server = Pool.BY_HAND.start(look)) {
            for (int i = 0; i < 2 * WORKERS; i++) server.connect().send("boom\n").expectGone();
            server.traced("worker \\d+: closed: no room for it");
            server.connect().roundTrip("hello\n");
        }
    }

    @Test @Alone
    @DisplayName("closed with its queue full, it comes to its end, and so do all connections")
    void closedWithAFullQueue() throws Exception {
        start().close();
        var before = Kernel.Descriptors.ofThisProcess();
        try (var server = start()) {
            List<Client> clients = server.connect(WORKERS + 2 * ThreadPoolServer.ThreadPool.QUEUE_CAPACITY);
            for (Client client : clients) client.send("half a li");
            for (Client client : clients.subList(0, WORKERS)) server.awaitRead(client);
            server.stop();
            for (Client client : clients) client.expectGone();
        }
        before.awaitNoMore();
    }

    @Test
    @DisplayName("a line without end closes the connection, so that memory stays bounded")
    void endlessLine() throws Exception {
        try (var server = start()) {
            server.connect().send("x".repeat(100_000)).expectGone();
            server.traced("worker \\d+: closed: line longer than 65536 bytes");
            server.connect().roundTrip("x".repeat(65_536) + "\n");
        }
    }

    @Test
    @DisplayName("many producers, one queue, many workers: every job is done once")
    void everyJobOnce() throws Exception {
        int producers = 4, jobs = 5_000;
        var done = new AtomicIntegerArray(producers * jobs);
        var left = new CountDownLatch(producers * jobs);
        try (var pool = new ThreadPoolServer.ThreadPool(WORKERS); var threads = Executors.newCachedThreadPool()) {
            for (int p = 0; p < producers; p++) {
                int first = p * jobs;
                threads.submit(() -> {
                    for (int i = first; i < first + jobs; i++) {
                        int job = i;
                        pool.execute(() -> {
                            done.incrementAndGet(job);
                            left.countDown();
                        });
                    }
                });
            }
            assertThat(left.await(10, TimeUnit.SECONDS)).as("all jobs done, except %d", left.getCount()).isTrue();
        }
        IntStream notOnce = IntStream.range(0, done.length()).filter(job -> done.get(job) != 1);
        assertThat(notOnce).as("jobs not done once").isEmpty();
    }

    @Test
    @DisplayName("at most as many jobs run at once as there are workers, and the rest waits its turn in order")
    void atMostWorkers() throws Exception {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var started = new ConcurrentLinkedQueue<Integer>();
        var gate = new Semaphore(0);
        try (var pool = new ThreadPoolServer.ThreadPool(WORKERS)) {
            for (int i = 0; i < 10; i++) {
                int job = i;
                pool.execute(() -> {
                    started.add(job);
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    gate.acquireUninterruptibly();
                    running.decrementAndGet();
                });
            }
            for (int turn = WORKERS; turn < 10; turn++) {
                int expected = turn;
                await(expected + " jobs started").atMost(Client.PATIENCE).until(() -> started.size() == expected);
                gate.release();
            }
            await("10 jobs started").atMost(Client.PATIENCE).until(() -> started.size() == 10);
            gate.release(WORKERS);
        }
        assertThat(most).hasValue(WORKERS);
        assertThat(List.copyOf(started).subList(WORKERS, 10)).containsExactly(3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    @DisplayName("a full queue makes the producer wait until a worker takes a job")
    void fullQueue() throws Exception {
        var gate = new Semaphore(0);
        var accepted = new AtomicInteger();
        try (var pool = new ThreadPoolServer.ThreadPool(1)) {
            int room = 1 + ThreadPoolServer.ThreadPool.QUEUE_CAPACITY;
            Thread producer = Thread.ofPlatform().daemon().start(() -> {
                for (int i = 0; i < room + 1; i++) {
                    pool.execute(gate::acquireUninterruptibly);
                    accepted.incrementAndGet();
                }
            });
            await("the producer to wait").atMost(Client.PATIENCE)
                .until(() -> accepted.get() == room && producer.getState() == Thread.State.WAITING);
            gate.release();
            await("the last job to be accepted").atMost(Client.PATIENCE).until(() -> accepted.get() == room + 1);
            gate.release(room);
        }
    }

    @Test @Alone
    @DisplayName("a pool without work takes no CPU, and close sends its workers home")
    void idleAndClose() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        var pool = new ThreadPoolServer.ThreadPool(WORKERS);
        Set<Thread> workers = new HashSet<>(Thread.getAllStackTraces().keySet());
        workers.removeAll(before);
        workers.removeIf(thread -> !thread.getName().matches("worker \\d+"));
        assertThat(workers).hasSize(WORKERS);
        await("all workers to wait").atMost(Client.PATIENCE)
            .until(() -> workers.stream().allMatch(worker -> worker.getState() == Thread.State.WAITING));
        pool.close();
        for (Thread worker : workers) {
            assertThat(worker.join(Client.PATIENCE)).as("%s ended", worker.getName()).isTrue();
        }
    }

    @Test
    @DisplayName("a race: two threads that count in one variable lose some, and with a lock never")
    void race() throws Exception {
        int round = 1, counted;
        while ((counted = LostCount.count(false)) == LostCount.EXACT && round < LostCount.ROUNDS) round++;
        assertThat(counted).as("what they counted without a lock, in round %d", round).isLessThan(LostCount.EXACT);
        for (int i = 0; i < 5; i++) assertThat(LostCount.count(true)).as("with a lock").isEqualTo(LostCount.EXACT);
    }

    @Test
    @DisplayName("the race's program shows both counts, and the one with the lock is exact")
    void racesProgram() throws Exception {
        try (var program = Program.startTool("LostCount")) {
            assertThat(program.awaitExit()).as("exit code; standard error: %s", program.err()).isZero();
            assertThat(program.out()).satisfiesExactly(
                line -> assertThat(line).isEqualTo("two threads count to 1,000,000 each"),
                line -> assertThat(line).matches("without a lock: +[1-9][0-9,]+  in round \\d+"),
                line -> assertThat(line).isEqualTo("with a lock:    2,000,000"));
        }
    }

    @Test
    @DisplayName("each wait of a worker for its client is a context switch")
    void contextSwitches() throws Exception {
        int trips = 100;
        try (var server = Program.start(program(), "0", "--quiet")) {
            Client client = server.connect(server.awaitPort()).roundTrip("warm\n");
            Kernel.awaitAsleep(server.pid(), "worker");
            long before = Kernel.voluntarySwitches(server.pid(), "worker");
            for (int i = 0; i < trips; i++) {
                client.roundTrip("hello\n");
                Kernel.awaitAsleep(server.pid(), "worker");
            }
            long switches = Kernel.voluntarySwitches(server.pid(), "worker") - before;
            assertThat(switches).as("voluntary context switches of the workers in %d round trips", trips)
                .isBetween((long) trips, trips * 2L);
        }
    }

    static void main(String... args) {
        Runner.run(ThreadPoolServerTest.class);
    }
}
