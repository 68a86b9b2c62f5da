// rejected by: othersAreInterrupted
// saying: not what is around it
            for (int i = 0; i < futures.size(); i++) {
                try {
                    ended.take().get();
                } catch (ExecutionException e) {
                    for (Future<T> future : futures) future.cancel(true);
                    throw e;
                }
            }
            for (Future<T> future : futures) results.add(future.resultNow());
