// rejected by: howeverItEnds
// saying: release in a finally
        permits.acquire();
        Thread.startVirtualThread(() -> {
            job.run();
            permits.release();
        });
