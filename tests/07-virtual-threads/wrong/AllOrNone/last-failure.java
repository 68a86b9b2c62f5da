// rejected by: aMomentLater
// saying: the first in time
            Throwable failure = null;
            for (int i = 0; i < futures.size(); i++) {
                Future<T> next = ended.take();
                if (next.state() == Future.State.FAILED) {
                    failure = next.exceptionNow();
                    for (Future<T> future : futures) future.cancel(true);
                }
            }
            if (failure instanceof Error e) throw e;
            if (failure != null) throw (Exception) failure;
            for (Future<T> future : futures) results.add(future.resultNow());
