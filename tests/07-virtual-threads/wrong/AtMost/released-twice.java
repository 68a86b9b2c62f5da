// rejected by: howeverItEnds
// saying: given back once
        permits.acquire();
        Thread.startVirtualThread(() -> {
            try {
                job.run();
                permits.release();
            } finally {
                permits.release();
            }
        });
