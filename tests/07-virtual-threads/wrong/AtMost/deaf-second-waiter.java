// rejected by: interruptedCaller
// saying: acquire throws it: let it through
        synchronized (this) {
            permits.acquire();
        }
        Thread.startVirtualThread(() -> {
            try { job.run(); } finally { permits.release(); }
        });
