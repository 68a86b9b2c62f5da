// rejected by: jobsRun
// saying: execute still waits
        permits.acquire();
        try {
            job.run();
        } finally {
            permits.release();
        }
