import module java.base;

/// Exercise 7.2: when one fails, the others stop.
///
/// A page is made of three answers, each asked for in a virtual thread of its own. When one of them fails there will
/// be no page, and whoever still works on the others works for nothing. Known: an `ExecutorCompletionService` gives
/// back the futures in the order in which they end; `Future.cancel(true)` interrupts a thread, and a virtual thread
/// that waits for a socket wakes up from that. Not needed: StructuredTaskScope, which is a preview in Java 25.
final class AllOrNone {
    private AllOrNone() {}

    /// Runs each task in a virtual thread of its own, all at once, and returns their results, null too, in the tasks'
    /// order. When one throws, interrupts the others, and throws what that one threw: the same object, an Exception or
    /// an Error; what others throw later does not count. When the caller is interrupted while it waits, interrupts all
    /// tasks, and throws an InterruptedException. In any case it returns or throws when all threads have ended, also
    /// those that do not stop at once.
    static <T> List<T> run(List<Callable<T>> tasks) throws Exception {
        var results = new ArrayList<T>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {  // its close waits for all threads to end
            var ended = new ExecutorCompletionService<T>(threads);
            var futures = new ArrayList<Future<T>>();
            for (Callable<T> task : tasks) futures.add(ended.submit(task));
            //> take futures as they end. If one failed, cancel all, throw its cause. Collect the results.
            try {
                for (int i = 0; i < futures.size(); i++) ended.take().get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) throw error;
                throw (Exception) e.getCause();
            } finally {
                for (Future<T> future : futures) future.cancel(true);  // nothing to those that have ended
            }
            for (Future<T> future : futures) results.add(future.resultNow());
            //< for (Future<T> future : futures) results.add(future.get());
        }
        return results;
    }
}
