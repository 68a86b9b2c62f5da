// tryAcquire with a time limit in a loop, release by a resource
        while (!permits.tryAcquire(10, TimeUnit.MILLISECONDS)) continue;
        Thread.startVirtualThread(() -> {
            try (AutoCloseable back = permits::release) {
                job.run();
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
