// rejected by: asLongAsItTakes
// saying: however long that takes
        boolean taken = permits.tryAcquire(5, TimeUnit.SECONDS);
        Thread.startVirtualThread(() -> {
            try { job.run(); } finally { if (taken) permits.release(); }
        });
