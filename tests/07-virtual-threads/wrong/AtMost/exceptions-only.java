// rejected by: howeverItEnds
// saying: throw an Error
        permits.acquire();
        Thread.startVirtualThread(() -> {
            try {
                job.run();
                permits.release();
            } catch (Exception e) {
                permits.release();
            }
        });
