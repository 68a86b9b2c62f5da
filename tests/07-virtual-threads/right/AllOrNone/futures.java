// CompletableFutures that the tasks complete
import module java.base;

final class AllOrNone {
    static <T> List<T> run(List<Callable<T>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
            List<CompletableFuture<T>> futures = new ArrayList<>();
            CompletableFuture<Void> failed = new CompletableFuture<>();
            for (Callable<T> task : tasks) {
                CompletableFuture<T> future = new CompletableFuture<>();
                futures.add(future);
                threads.execute(() -> {
                    try { future.complete(task.call()); }
                    catch (Throwable e) { failed.completeExceptionally(e); future.completeExceptionally(e); }
                });
            }
            CompletableFuture<Void> all = CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
            try {
                CompletableFuture.anyOf(failed, all).get();
            } catch (ExecutionException e) {
                threads.shutdownNow();
                Throwable cause = failed.exceptionNow();
                if (cause instanceof Error error) throw error;
                throw (Exception) cause;
            } catch (InterruptedException e) {
                threads.shutdownNow();
                throw e;
            }
            List<T> results = new LinkedList<>();
            for (var future : futures) results.add(future.join());
            return results;
        }
    }
}
