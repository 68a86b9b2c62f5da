// rejected by: executeWaits
// saying: acquire in the thread that calls execute
        Thread.startVirtualThread(job);
