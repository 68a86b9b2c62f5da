// rejected by: asItWas
// saying: when one throws, run throws
            try {
                for (int i = 0; i < futures.size(); i++) {
                    try {
                        ended.take().get();
                    } catch (ExecutionException e) {
                        if (!(e.getCause() instanceof CancellationException)) throw e;
                    }
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) throw error;
                throw (Exception) e.getCause();
            } finally {
                for (Future<T> future : futures) future.cancel(true);
            }
            for (Future<T> future : futures) {
                results.add(future.state() == Future.State.SUCCESS ? future.resultNow() : null);
            }
