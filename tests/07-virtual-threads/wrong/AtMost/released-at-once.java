// rejected by: executeWaits
// saying: acquire before the thread
        permits.acquire();
        Thread.startVirtualThread(job);
        permits.release();
