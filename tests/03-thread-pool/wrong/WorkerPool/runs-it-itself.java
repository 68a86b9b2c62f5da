// rejected by: doneByAWorker
// saying: execute only puts the job into the
    void execute(Runnable job) {
        job.run();
    }

    private Runnable take() throws InterruptedException {
        Thread.sleep(Duration.ofDays(1));
        return null;
    }
