// rejected by: interruptedCaller
// saying: only by whoever has taken it
        try {
            permits.acquire();
            Thread.startVirtualThread(() -> {
                try { job.run(); } finally { permits.release(); }
            });
        } catch (InterruptedException e) {
            permits.release();
            throw e;
        }
