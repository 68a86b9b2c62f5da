// rejected by: asItWas
// saying: StackOverflowError, the same object
            for (int i = 0; i < futures.size(); i++) {
                Future<T> next = ended.take();
                if (next.state() == Future.State.FAILED) {
                    for (Future<T> future : futures) future.cancel(true);
                    throw next.exceptionNow() instanceof Exception e ? e : new ExecutionException(next.exceptionNow());
                }
            }
            for (Future<T> future : futures) results.add(future.resultNow());
