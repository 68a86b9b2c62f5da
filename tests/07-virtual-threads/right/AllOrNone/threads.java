// threads without an executor, and the first failure in a future
import module java.base;

final class AllOrNone {
    private AllOrNone() {}

    static <T> List<T> run(List<Callable<T>> tasks) throws Exception {
        var results = new Object[tasks.size()];
        var first = new CompletableFuture<Throwable>();
        var threads = new ArrayList<Thread>();
        var open = new AtomicInteger(tasks.size());
        if (tasks.isEmpty()) return new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            int number = i;
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    results[number] = tasks.get(number).call();
                } catch (Throwable e) {
                    first.complete(e);
                }
                if (open.decrementAndGet() == 0) first.complete(null);
            }));
        }
        Throwable failure;
        try {
            failure = first.get();
        } catch (InterruptedException e) {
            failure = e;
        }
        if (failure != null) threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            while (true) {
                try {
                    thread.join();
                    break;
                } catch (InterruptedException e) {
                    if (failure == null) failure = e;
                    threads.forEach(Thread::interrupt);
                }
            }
        }
        if (failure instanceof Error e) throw e;
        if (failure != null) throw (Exception) failure;
        @SuppressWarnings("unchecked")
        List<T> list = (List<T>) Arrays.asList(results);
        return list;
    }
}
