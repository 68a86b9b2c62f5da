// rejected by: interruptedCaller
// saying: acquire throws it: let it through
        permits.acquireUninterruptibly();
        Thread.startVirtualThread(() -> {
            try { job.run(); } finally { permits.release(); }
        });
