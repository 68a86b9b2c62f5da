// rejected by: nobodySpins
// saying: wait() and join() sleep; looking
    private synchronized Runnable take() throws InterruptedException {
        while (queue.isEmpty() && !closing) wait();
        return queue.poll();
    }
    void shutdown() throws InterruptedException { synchronized (this) { closing = true; notifyAll(); } 
        for (Thread w : workers) while (w.isAlive()) {
            if (Thread.interrupted()) throw new InterruptedException();
            Thread.onSpinWait();
        }
        }
