// rejected by: asLongAsItTakes | interruptedAgain
// saying: wait for the threads
import module java.base;
final class AllOrNone {
    private AllOrNone() {}
    static <T> List<T> run(List<Callable<T>> tasks) throws Exception {
        var results = new ArrayList<T>();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var ended = new ExecutorCompletionService<T>(threads);
        var futures = new ArrayList<Future<T>>();
        for (Callable<T> task : tasks) futures.add(ended.submit(task));
        try {
            for (int i = 0; i < futures.size(); i++) ended.take().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) throw error;
            throw (Exception) e.getCause();
        } finally {
            threads.shutdownNow();
            boolean was = Thread.interrupted();
            threads.awaitTermination(10, TimeUnit.SECONDS);
        }
        for (Future<T> future : futures) results.add(future.resultNow());
        return results;
    }
}
