import module java.base;

/// What a learner is told of an answer that is wrong: lines of a label and a text, to be folded by whoever prints them.
///
///     done:    readExactly(in, 3), where in gives "a", then "bc"
///     wanted:  "abc"
///     came:    "a\x00\x00"
///     look at: one read gives what has come so far
final class Claim {
    /// A text that is longer than this is cut in its middle.
    private static final int LONGEST = 260;
    private static final int LISTED = 12;

    private Claim() {}

    /// Fails unless `came` is `wanted`: bytes, lists, an {@link Outcome} and any value are compared by what is in them.
    /// @param idea what to look at again, or "" where nothing fits this failure
    static void equal(Supplier<String> done, Object wanted, Object came, String idea) {
        Object got = came instanceof Outcome.Returned<?>(Object value) ? value : came;
        if (same(wanted, got)) return;
        if (wanted instanceof byte[] left && got instanceof byte[] right) {
            throw broken(done.get(), Bytes.showBeside(left, right), Bytes.showBeside(right, left), idea);
        }
        if (wanted instanceof List<?> left && got instanceof List<?> right) {
            int from = Math.max(0, firstDifference(left, right) - LISTED / 4);
            throw broken(done.get(), showList(left, from), showList(right, from), idea);
        }
        throw broken(done.get(), show(wanted), show(got), idea);
    }

    /// Fails unless the call has returned, whatever it returned.
    static void returned(Supplier<String> done, Outcome<?> came, String idea) {
        if (!(came instanceof Outcome.Returned)) throw broken(done.get(), "it returns", came.toString(), idea);
    }

    private static int firstDifference(List<?> left, List<?> right) {
        int i = 0;
        while (i < left.size() && i < right.size() && Objects.deepEquals(left.get(i), right.get(i))) i++;
        return i;
    }

    static void that(boolean holds, Supplier<String> done, String wanted, Supplier<String> came, String idea) {
        if (!holds) throw broken(done.get(), wanted, came.get(), idea);
    }

    /// Fails unless it threw such an exception. The idea is for who returned instead.
    static void threw(Supplier<String> done, Class<? extends Throwable> wanted, Outcome<?> came, String idea) {
        boolean threw = came instanceof Outcome.Threw<?>(Throwable e) && wanted.isInstance(e);
        String article = wanted.getSimpleName().matches("[AEIOU].*") ? "an " : "a ";
        that(threw, done, article + wanted.getSimpleName(), came::toString,
            came instanceof Outcome.Returned<?> ? idea : "");
    }

    /// Fails unless this very exception, of the test's own partner, came out.
    static void cameOut(Supplier<String> done, Throwable failure, Outcome<?> came) {
        boolean same = came instanceof Outcome.Threw<?>(Throwable e) && e == failure;
        that(same, done, "the same " + Outcome.show(failure) + " comes out", came::toString,
            "whoever called you has to know what happened, and catches it");
    }

    /// For whoever has found it broken: to be thrown.
    static AssertionError broken(String done, String wanted, String came, String idea) {
        String message = "done:    " + cut(done) + "\nwanted:  " + cut(wanted) + "\ncame:    " + cut(came);
        return new AssertionError(idea.isEmpty() ? message : message + "\nlook at: " + idea);
    }

    private static boolean same(Object wanted, Object came) {
        boolean lists = wanted instanceof List<?> && came instanceof List<?>;
        if (!lists) return Objects.deepEquals(wanted, came);
        List<?> left = (List<?>) wanted, right = (List<?>) came;
        if (left.size() != right.size()) return false;
        for (int i = 0; i < left.size(); i++) if (!Objects.deepEquals(left.get(i), right.get(i))) return false;
        return true;
    }

    /// Bytes as a string literal, a list by its elements, a text as it is.
    static String show(Object value) {
        return switch (value) {
            case byte[] bytes -> Bytes.show(bytes);
            case List<?> list -> showList(list, 0);
            case Throwable e -> Outcome.show(e);
            case null -> "null";
            default -> value.toString();
        };
    }

    /// A long one not from its beginning on, but around where it gets interesting.
    private static String showList(List<?> list, int interesting) {
        if (list.isEmpty()) return "none";
        int from = list.size() <= LISTED ? 0 : interesting;
        String shown = list.stream().skip(from).limit(LISTED).map(Claim::show).collect(Collectors.joining(", "));
        String before = from > 0 ? "… " : "";
        String after = list.size() > from + LISTED ? ", …" : "";
        return before + shown + after + (list.size() > LISTED ? " (" + list.size() + " in all)" : "");
    }

    private static String cut(String text) {
        String visible = text.replace("\r", "\\r").replace("\n", " ");
        if (visible.length() <= LONGEST) return visible;
        return visible.substring(0, LONGEST / 2) + " … " + visible.substring(visible.length() - LONGEST / 2);
    }
}
