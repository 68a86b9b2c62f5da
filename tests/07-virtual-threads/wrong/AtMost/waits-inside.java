// rejected by: executeWaits
// saying: acquire before the thread is started
        Thread.startVirtualThread(() -> {
            permits.acquireUninterruptibly();
            try {
                job.run();
            } finally {
                permits.release();
            }
        });
