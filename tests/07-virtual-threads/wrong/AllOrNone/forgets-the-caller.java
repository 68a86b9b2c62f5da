// rejected by: interruptedCaller
// saying: finally
            for (int i = 0; i < futures.size(); i++) {
                Future<T> next = ended.take();
                if (next.state() == Future.State.FAILED) {
                    for (Future<T> future : futures) future.cancel(true);
                    if (next.exceptionNow() instanceof Error e) throw e;
                    throw (Exception) next.exceptionNow();
                }
            }
            for (Future<T> future : futures) results.add(future.resultNow());
