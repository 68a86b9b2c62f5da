import module java.base;

/// Many short calls of the learner's code in one thread, since a thread for each would be slow. A hanging one is named.
final class Watched {
    /// Enough for thousands of calls on a busy machine, and less than a test's own deadline.
    private static final Duration ALL = Duration.ofSeconds(4);

    private volatile Supplier<String> current = () -> "";

    private Watched() {}

    static void run(Consumer<Watched> calls) {
        var watched = new Watched();
        Outcome<Void> outcome = Outcome.<Void>start(() -> {
            calls.accept(watched);
            return null;
        }).within(ALL);
        switch (outcome) {
            case Outcome.Returned<Void> _ -> { }
            case Outcome.Threw<Void>(Throwable e) -> throw new IllegalStateException("the test itself failed", e);
            case Outcome.Unfinished<Void> _ ->
                throw Claim.broken(watched.current.get(), "it comes back", outcome.toString(), "");
        }
    }

    /// Calls it here. `done` says what is done, should it be needed.
    <T> Outcome<T> call(Supplier<String> done, Callable<T> call) {
        current = done;
        return Outcome.of(call);
    }

    /// The same for a call that reads from `in`: a read that would never come back is a claim, with this idea.
    <T> Outcome<T> call(Supplier<String> done, ScriptedStream in, String idea, Callable<T> call) {
        Outcome<T> outcome = call(done, call);
        in.stuck().ifPresent(why -> {
            throw Claim.broken(done.get(), "it comes back", why, idea);
        });
        return outcome;
    }
}
