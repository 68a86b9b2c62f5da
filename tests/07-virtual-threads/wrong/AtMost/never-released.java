// rejected by: executeWaits
// saying: gives its permit back
        permits.acquire();
        Thread.startVirtualThread(job);
