// shutdownNow interrupts all that still run
            try {
                for (int i = 0; i < tasks.size(); i++) ended.take().get();
                for (Future<T> future : futures) results.add(future.get());
            } catch (ExecutionException failed) {
                threads.shutdownNow();
                switch (failed.getCause()) {
                    case Error error -> throw error;
                    case Exception exception -> throw exception;
                    default -> throw failed;
                }
            } catch (InterruptedException interrupted) {
                threads.shutdownNow();
                throw interrupted;
            }
