// rejected by: inOrder
// saying: null is a result, too
            try {
                for (int i = 0; i < futures.size(); i++) ended.take().get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) throw error;
                throw (Exception) e.getCause();
            } finally {
                for (Future<T> future : futures) future.cancel(true);
            }
            for (Future<T> future : futures) if (future.resultNow() != null) results.add(future.resultNow());
