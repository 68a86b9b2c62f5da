// rejected by: doneEachTime
// saying: each takes a place, and is done once
    private final Set<Runnable> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    synchronized boolean offer(Runnable job) {
        if (queue.size() == capacity) return false;
        if (!taken.add(job)) return false;
        queue.add(job);
        notifyAll();
        return true;
    }
