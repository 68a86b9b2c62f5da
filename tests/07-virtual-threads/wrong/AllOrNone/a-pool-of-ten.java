// rejected by: together
// saying: a thread for each task
import module java.base;

final class AllOrNone {
    private AllOrNone() {}

    static <T> List<T> run(List<Callable<T>> tasks) throws Exception {
        var results = new ArrayList<T>();
        try (var threads = Executors.newFixedThreadPool(10, Thread.ofVirtual().factory())) {
            var ended = new ExecutorCompletionService<T>(threads);
            var futures = new ArrayList<Future<T>>();
            for (Callable<T> task : tasks) futures.add(ended.submit(task));
            try {
                for (int i = 0; i < futures.size(); i++) ended.take().get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) throw error;
                throw (Exception) e.getCause();
            } finally {
                for (Future<T> future : futures) future.cancel(true);
            }
            for (Future<T> future : futures) results.add(future.resultNow());
        }
        return results;
    }
}
