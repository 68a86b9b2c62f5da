// rejected by: waitsQuietly
// saying: to ask again and again is not
        while (!permits.tryAcquire()) {
            if (Thread.interrupted()) throw new InterruptedException();
            LockSupport.parkNanos(1_000);
        }
        Thread.startVirtualThread(() -> {
            try { job.run(); } finally { permits.release(); }
        });
