// rejected by: asLongAsItTakes
// saying: however long that takes
        if (!permits.tryAcquire(1, TimeUnit.SECONDS)) throw new IllegalStateException("busy");
        Thread.startVirtualThread(() -> {
            try { job.run(); } finally { permits.release(); }
        });
