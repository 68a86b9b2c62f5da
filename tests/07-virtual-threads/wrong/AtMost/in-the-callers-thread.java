// rejected by: ownThreads
// saying: the job's work is its own thread's
        permits.acquire();
        try {
            job.run();
        } finally {
            permits.release();
        }
