// rejected by: waitsQuietly
// saying: to ask again and again is not to wait
        while (!permits.tryAcquire()) if (Thread.interrupted()) throw new InterruptedException();
        Thread.startVirtualThread(() -> {
            try { job.run(); } finally { permits.release(); }
        });
