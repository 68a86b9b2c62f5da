// rejected by: interruptedInTheMidst
// saying: there are as many permits as the limit
        permits.acquire();
        if (Thread.interrupted()) throw new InterruptedException();
        Thread.startVirtualThread(() -> {
            try { job.run(); } finally { permits.release(); }
        });
