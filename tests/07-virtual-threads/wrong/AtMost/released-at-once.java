// rejected by: executeWaits
// saying: acquire in the thread that calls execute
        permits.acquire();
        Thread.startVirtualThread(job);
        permits.release();
