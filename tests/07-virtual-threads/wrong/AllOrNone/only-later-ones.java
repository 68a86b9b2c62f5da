// rejected by: othersAreInterrupted
// saying: cancel(true)
            for (int i = 0; i < futures.size(); i++) {
                Future<T> next = ended.take();
                if (next.state() == Future.State.FAILED) {
                    for (int j = futures.indexOf(next); j < futures.size(); j++) futures.get(j).cancel(true);
                    if (next.exceptionNow() instanceof Error e) throw e;
                    throw (Exception) next.exceptionNow();
                }
            }
            for (Future<T> future : futures) results.add(future.resultNow());
