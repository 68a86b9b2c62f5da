///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../support/*.java
//SOURCES ../../../chapters/05-fd-registry/${answers:solutions}/SameNumber.java

import module java.base;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exercise 5.4, the same number again")
class SameNumberTest {
    private static final String TELL_APART = "the number alone does not tell them apart; what else fits into 64 bits?";
    private static final String ALL_GENERATIONS =
        "what was counted must stay when a connection goes, and needs all of its 32 bits";
    private static final String CHECK_FIRST = "look whether the number is in use before anything is changed";
    private static final String HALVES = "the token is a long: shift as a long, and compare all of its 64 bits";
    private static final AtomicLong CALLS = new AtomicLong();
    private static final long NOTHING_YET = Long.MIN_VALUE + 12345;
    private static final int SHOWN_STEPS = 6;
    private static final int[] FDS = {9, 0, 7, 65_535, 65_536, Integer.MAX_VALUE, 1 << 16 | 9, 1 << 24};

    /// Equal to another one of the same name, as connections may be, and yet not the same.
    private record Conn(String name) {}

    private record Live(int fd, long token, Conn conn) {}

    /// A step as the learner is shown it: which call, with what, and what it gave.
    private record Step(String call, long argument, Conn conn, long gave) {
        @Override
        public String toString() {
            String gave = this.gave == NOTHING_YET ? "" : " gave " + hex(this.gave);
            return switch (call) {
                case "add" -> "add(" + argument + ", " + conn.name + ")" + gave;
                case "find" -> "find(" + hex(argument) + ")";
                case "remove" -> "remove(" + argument + ")";
                default -> call + "()";
            };
        }
    }

    /// A registry beside the plain truth about it. Each step is noted, called and compared.
    private static final class Book {
        private final SameNumber<Conn> registry = new SameNumber<>();
        private final Map<Integer, Live> live = new TreeMap<>();
        private final Map<Long, Live> liveByToken = new HashMap<>();
        private final Set<Long> given = new LinkedHashSet<>();
        private final Deque<Step> steps = new ArrayDeque<>();
        private volatile Step now;

        void add(int fd, Conn conn, String idea) {
            begin(new Step("add", fd, conn, NOTHING_YET));
            long token = value(() -> registry.add(fd, conn), "a token");
            now = new Step("add", fd, conn, token);
            if (!given.add(token)) throw broken("a token that nobody had before", hex(token) + " again", idea);
            var one = new Live(fd, token, conn);
            live.put(fd, one);
            liveByToken.put(token, one);
            keep();
        }

        void remove(int fd) {
            begin(new Step("remove", fd, null, 0));
            value(() -> {
                registry.remove(fd);
                return "";
            }, "it comes back");
            liveByToken.remove(live.remove(fd).token);
            keep();
        }

        void find(long token, String idea) {
            begin(new Step("find", token, null, 0));
            Live wanted = liveByToken.get(token);
            Conn came = value(() -> registry.find(token), "a connection or null");
            if (came == (wanted == null ? null : wanted.conn)) return;
            String none = given.contains(token) ? "null: it has been removed" : "null: nobody ever got this token";
            String shown = came == null ? "null" : came.name + (wanted != null ? ", but not the same object" : "");
            throw broken(wanted == null ? none : wanted.conn.name, shown, idea);
        }

        void findAll(String idea) {
            for (Live one : live.values()) find(one.token, idea);
        }

        /// With all tokens that were ever given; the idea is for those whose connections have gone.
        void findOldAndNew(String idea) {
            for (long token : given) find(token, liveByToken.containsKey(token) ? "" : idea);
        }

        void size(String idea) {
            begin(new Step("size", 0, null, 0));
            int came = value(registry::size, "a number");
            if (came != live.size()) throw broken(live.size() + "", came + "", idea);
        }

        void refusesAdd(int fd) {
            Conn another = new Conn("another");
            begin(new Step("add", fd, another, NOTHING_YET));
            refused(fd + " is in use", () -> registry.add(fd, another));
        }

        void refusesRemove(int fd) {
            begin(new Step("remove", fd, null, 0));
            refused(fd + " is not in use", () -> {
                registry.remove(fd);
                return "";
            });
        }

        private void refused(String because, Callable<?> call) {
            Outcome<?> came = Outcome.of(call);
            if (!(came instanceof Outcome.Threw<?>(IllegalStateException _))) {
                String shown = came instanceof Outcome.Returned<?> ? "no exception" : came.toString();
                throw broken("an IllegalStateException: " + because, shown, "");
            }
            keep();
            findAll(CHECK_FIRST);
            size(CHECK_FIRST);
        }

        private <T> T value(Callable<T> call, String wanted) {
            return switch (Outcome.of(call)) {
                case Outcome.Returned<T>(T value) -> value;
                case Outcome<T> other -> throw broken(wanted, other.toString(), "");
            };
        }

        private void begin(Step step) {
            CALLS.incrementAndGet();
            now = step;
        }

        private void keep() {
            steps.addLast(now);
            if (steps.size() > SHOWN_STEPS) steps.removeFirst();
        }

        private AssertionError broken(String wanted, String came, String idea) {
            return Claim.broken(done(), wanted, came, idea);
        }

        private String done() {
            return Stream.concat(steps.stream(), Stream.of(now)).map(Step::toString).collect(Collectors.joining("; "));
        }
    }

    private static String hex(long token) {
        return "0x" + Long.toHexString(token).toUpperCase(Locale.ROOT);
    }

    /// Nothing here has anything to wait for: whatever does not come back is found here.
    private static void each(int count, int largest, BiConsumer<Book, Cases.Draw> steps) {
        var book = new AtomicReference<Book>();
        Outcome<String> came = Outcome.soonEach(CALLS::get, () -> {
            Cases.each(count, largest, draw -> {
                book.set(new Book());
                steps.accept(book.get(), draw);
            });
            return "";
        });
        if (!(came instanceof Outcome.Returned<?>)) throw book.get().broken("it comes back", came.toString(), "");
    }

    private static void book(Consumer<Book> steps) {
        each(1, 0, (book, _) -> steps.accept(book));
    }

    @Test
    @DisplayName("a connection is found by its token as long as it is there, whatever its number")
    void found() {
        book(book -> {
            book.size("");
            for (int fd : FDS) {
                book.add(fd, new Conn("conn " + fd), HALVES);
                book.find(book.live.get(fd).token, HALVES);
                book.findAll("");
                book.size("");
            }
        });
    }

    @Test
    @DisplayName("a connection that was removed is not found any more, and the others are")
    void removed() {
        for (int many = 1; many <= FDS.length; many++) {
            int[] fds = Arrays.copyOf(FDS, many);
            book(book -> {
                for (int fd : fds) book.add(fd, new Conn("one of " + fds.length), TELL_APART);
                for (int fd : fds) {
                    long token = book.live.get(fd).token;
                    book.remove(fd);
                    book.find(token, "a token is good only as long as its connection is there");
                    book.findAll("remove takes out one connection, and others may be equal to it");
                    book.size("");
                }
            });
        }
    }

    @Test
    @DisplayName("an event for the old connection does not reach the new one of the same number")
    void oldEvent() {
        book(book -> {
            var again = new Conn("old 9, again");
            for (int i = 0; i < 5; i++) {
                book.add(9, i == 0 ? new Conn("old 9") : again, TELL_APART);
                book.findOldAndNew(TELL_APART);
                book.remove(9);
                book.findOldAndNew(TELL_APART);
            }
            book.add(8, again, TELL_APART);
            book.add(9, new Conn("new 9"), TELL_APART);
            book.findOldAndNew(TELL_APART);
        });
    }

    @Test
    @DisplayName("a number that is in use is not given to a second connection, and nothing changes")
    void inUse() {
        book(book -> {
            for (int fd : FDS) {
                book.add(fd, new Conn("conn " + fd), TELL_APART);
                book.refusesAdd(fd);
                book.refusesAdd(fd);
            }
            book.remove(9);
            book.add(9, new Conn("new 9"), TELL_APART);
            book.refusesAdd(9);
        });
    }

    @Test
    @DisplayName("a number that is not in use is not removed, and nothing changes")
    void notInUse() {
        book(book -> {
            book.refusesRemove(9);
            book.add(7, new Conn("conn 7"), TELL_APART);
            book.refusesRemove(9);
            book.remove(7);
            book.refusesRemove(7);
            book.add(9, new Conn("conn 9"), TELL_APART);
            book.refusesRemove(7);
            book.add(7, new Conn("new 7"), TELL_APART);
            book.remove(9);
            book.refusesRemove(9);
        });
    }

    @Test
    @DisplayName("a token that nobody got finds nothing")
    void unknown() {
        long[] some = {0, 9, -1, 1L << 32, 1L << 32 | 9, Long.MIN_VALUE, Long.MAX_VALUE, 0xFFFF_FFFFL, -1L << 32};
        book(book -> {
            for (long token : some) book.find(token, "");
            for (int fd : FDS) {
                book.add(fd, new Conn("conn " + fd), TELL_APART);
                for (long token : some) book.find(token, HALVES);
                for (long token : List.copyOf(book.given)) {
                    for (int bit = 0; bit < 64; bit++) book.find(token ^ 1L << bit, HALVES);
                }
            }
        });
    }

    @Test
    @DisplayName("of 100,000 connections that had the same number one after the other only the last is found")
    void manyTimes() {
        book(book -> {
            for (int i = 1; i <= 100_000; i++) {
                book.add(9, new Conn("number " + i), ALL_GENERATIONS);
                if (i < 100_000) book.remove(9);
            }
            for (int fd = 0; fd < 20; fd++) if (fd != 9) book.add(fd, new Conn("conn " + fd), TELL_APART);
            book.findOldAndNew(ALL_GENERATIONS);
            book.size("");
        });
    }

    @Test
    @DisplayName("whatever comes, in whatever order: each token finds its connection, or nothing")
    void anyOrder() {
        var conns = List.of(new Conn("a"), new Conn("a"), new Conn("b"));
        each(600, 40, (book, draw) -> {
            for (int step = 0; step <= draw.size(); step++) {
                int fd = FDS[draw.between(0, Math.min(3, draw.size() / 4))];
                boolean used = book.live.containsKey(fd);
                boolean refused = draw.oneIn(4);
                if (refused && used) book.refusesAdd(fd);
                else if (refused) book.refusesRemove(fd);
                else if (used) book.remove(fd);
                else book.add(fd, conns.get(draw.between(0, 2)), TELL_APART);
                book.findOldAndNew(TELL_APART);
                book.size("");
            }
        });
    }

    static void main(String... args) {
        Runner.run(SameNumberTest.class);
    }
}
