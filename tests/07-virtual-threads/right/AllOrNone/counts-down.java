// a latch for the threads, and a future for the first failure
import module java.base;
final class AllOrNone {
    private AllOrNone() {}
    static <T> List<T> run(List<Callable<T>> tasks) throws Exception {
        var failure = new CompletableFuture<Throwable>();
        var left = new CountDownLatch(tasks.size());
        Object[] results = new Object[tasks.size()];
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < tasks.size(); i++) {
            int n = i;
            threads.add(Thread.startVirtualThread(() -> {
                try { results[n] = tasks.get(n).call(); }
                catch (Throwable e) { failure.complete(e); }
                finally { left.countDown(); if (left.getCount() == 0) failure.complete(null); }
            }));
        }
        if (tasks.isEmpty()) failure.complete(null);
        Throwable first = null;
        InterruptedException mine = null;
        try { first = failure.get(); } catch (InterruptedException e) { mine = e; }
        if (first != null || mine != null) for (Thread t : threads) t.interrupt();
        for (Thread t : threads) while (t.isAlive()) try { t.join(); } catch (InterruptedException e) { mine = e; }
        if (mine != null) throw mine;
        if (first instanceof Error e) throw e;
        if (first != null) throw (Exception) first;
        return (List<T>) new ArrayList<>(Arrays.asList(results));
    }
}
