// rejected by: waitsQuietly
// saying: to ask again and again is not
        while (!permits.tryAcquire()) Thread.sleep(1);
        Thread.startVirtualThread(() -> {
            try { job.run(); } finally { permits.release(); }
        });
