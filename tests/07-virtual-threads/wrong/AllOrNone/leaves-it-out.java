// rejected by: othersAreInterrupted
// saying: when one throws, run throws
            for (int i = 0; i < futures.size(); i++) {
                if (ended.take().state() == Future.State.FAILED) for (Future<T> future : futures) future.cancel(true);
            }
            for (Future<T> future : futures) {
                if (future.state() == Future.State.SUCCESS) results.add(future.resultNow());
            }
