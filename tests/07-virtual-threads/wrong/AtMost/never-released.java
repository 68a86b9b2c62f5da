// rejected by: ownThreads
// saying: has given its own back
        permits.acquire();
        Thread.startVirtualThread(job);
