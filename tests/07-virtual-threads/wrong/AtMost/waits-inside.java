// rejected by: executeWaits
// saying: acquire in the thread that calls execute
        Thread.startVirtualThread(() -> {
            permits.acquireUninterruptibly();
            try {
                job.run();
            } finally {
                permits.release();
            }
        });
