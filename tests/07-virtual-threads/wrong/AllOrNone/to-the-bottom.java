// rejected by: asItWas
// saying: inside it
            try {
                for (int i = 0; i < futures.size(); i++) ended.take().get();
            } catch (ExecutionException e) {
                Throwable cause = e;
                while (cause.getCause() != null) cause = cause.getCause();
                if (cause instanceof Error error) throw error;
                throw (Exception) cause;
            } finally {
                for (Future<T> future : futures) future.cancel(true);
            }
            for (Future<T> future : futures) results.add(future.resultNow());
