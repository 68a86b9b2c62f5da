// rejected by: notMoreThanWorkers
// saying: as many threads as there are
    void execute(Runnable job) {
        Thread.ofPlatform().daemon().start(job);
    }

    private Runnable take() throws InterruptedException {
        Thread.sleep(Duration.ofDays(1));
        return null;
    }
