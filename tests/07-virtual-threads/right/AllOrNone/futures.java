// CompletableFutures that the tasks complete
import module java.base;

final class AllOrNone {
    static <T> List<T> run(List<Callable<T>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
            List<CompletableFuture<T>> futures = new ArrayList<>();
            CompletableFuture<Throwable> failed = new CompletableFuture<>();
            for (Callable<T> task : tasks) {
                CompletableFuture<T> future = new CompletableFuture<>();
                futures.add(future);
                threads.execute(() -> {
                    try { future.complete(task.call()); }
                    catch (Throwable e) { failed.complete(e); future.complete(null); }
                });
            }
            CompletableFuture<Void> all = CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
            try {
                CompletableFuture.anyOf(failed, all).get();
            } catch (InterruptedException e) {
                failed.complete(e);
            }
            if (failed.getNow(null) instanceof Throwable cause) {
                threads.shutdownNow();
                if (cause instanceof Error error) throw error;
                throw (Exception) cause;
            }
            List<T> results = new LinkedList<>();
            for (var future : futures) results.add(future.join());
            return results;
        }
    }
}
