// rejected by: stepByStep
// saying: first come, first served
    synchronized boolean offer(Runnable job) {
        if (queue.size() == capacity) return false;
        if (workers.contains(Thread.currentThread())) ((Deque<Runnable>) queue).addFirst(job);
        else queue.add(job);
        notifyAll();
        return true;
    }
