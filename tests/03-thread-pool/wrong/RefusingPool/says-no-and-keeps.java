// rejected by: refusesAtOnce
// saying: what is refused is not kept, and
    synchronized boolean offer(Runnable job) {
        queue.add(job); notifyAll();
        return queue.size() <= capacity;
    }
