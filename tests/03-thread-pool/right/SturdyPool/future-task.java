// a FutureTask catches what the job throws
                FutureTask<Void> task = new FutureTask<>(job, null);
                task.run();
                Thread.interrupted();
                try { task.get(); } catch (ExecutionException e) { tell(e.getCause()); }
