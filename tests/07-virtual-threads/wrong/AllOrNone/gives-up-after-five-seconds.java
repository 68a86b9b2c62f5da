// rejected by: asLongAsItTakes
// saying: two tasks; one takes a day
            try {
                for (int i = 0; i < futures.size(); i++) {
                    Future<T> next = ended.poll(5, TimeUnit.SECONDS);
                    if (next == null) throw new TimeoutException();
                    next.get();
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) throw error;
                throw (Exception) e.getCause();
            } finally {
                for (Future<T> future : futures) future.cancel(true);
            }
            for (Future<T> future : futures) results.add(future.resultNow());
