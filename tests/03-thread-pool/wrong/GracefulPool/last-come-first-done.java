// rejected by: doesWhatWaits
// saying: the queue keeps its order to the end
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty() && !closing) wait();
        return queue.poll();
    }
    void shutdown() throws InterruptedException {
        List<Runnable> rest = new ArrayList<>();
        synchronized (this) { closing = true; while (!queue.isEmpty()) rest.add(queue.poll()); notifyAll(); }
        for (Thread w : workers) w.join();
        Collections.reverse(rest);
        rest.forEach(Runnable::run); }
