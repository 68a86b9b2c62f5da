// runAsync and whenComplete
        permits.acquire();
        CompletableFuture.runAsync(job, Thread::startVirtualThread).whenComplete((_, _) -> permits.release());
