// rejected by: executeWaits
// saying: acquire before the thread
        Thread.startVirtualThread(job);
