// rejected by: inOrder
// saying: each place in the list has
            var results2 = new ConcurrentHashMap<Callable<T>, Optional<T>>();
            try {
                for (int i = 0; i < futures.size(); i++) {
                    Future<T> f = ended.take();
                    results2.put(tasks.get(futures.indexOf(f)), Optional.ofNullable(f.get()));
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) throw error;
                throw (Exception) e.getCause();
            } finally {
                for (Future<T> future : futures) future.cancel(true);
            }
            for (Callable<T> task : tasks) results.add(results2.get(task).orElse(null));
