// rejected by: refusesNewOnes
// saying: closing
    private synchronized Runnable take() throws InterruptedException { while (queue.isEmpty() && !Thread.currentThread().isInterrupted() && !ending()) wait(5); return queue.poll(); }
    private boolean over;
    private boolean ending() { return over; }
    void shutdown() throws InterruptedException {
        over = true;
        for (Thread worker : workers) worker.join(500);
    }
