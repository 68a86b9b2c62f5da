// rejected by: inOrder
// saying: the tasks' order is that of the list | null is a result, too
            for (int i = 0; i < futures.size(); i++) {
                Future<T> next = ended.take();
                if (next.state() == Future.State.FAILED) {
                    for (Future<T> future : futures) future.cancel(true);
                    throw (Exception) next.exceptionNow();
                }
                results.add(next.resultNow());
            }
