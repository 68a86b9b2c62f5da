// rejected by: interruptedCaller
// saying: an interrupt breaks off what a
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty() && !closing) wait();
        return queue.poll();
    }
    void shutdown() throws InterruptedException { synchronized (this) { closing = true; notifyAll(); }
        try {
            for (Thread w : workers) w.join();
        } catch (InterruptedException e) {
            workers.forEach(Thread::interrupt);
            throw e;
        }
        }
