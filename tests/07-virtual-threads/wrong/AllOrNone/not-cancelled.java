// rejected by: othersAreInterrupted
// saying: cancel(true)
            for (int i = 0; i < futures.size(); i++) {
                Future<T> next = ended.take();
                if (next.state() == Future.State.FAILED) throw (Exception) next.exceptionNow();
            }
            for (Future<T> future : futures) results.add(future.resultNow());
