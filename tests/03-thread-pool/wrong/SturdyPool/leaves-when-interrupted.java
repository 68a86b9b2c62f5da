// rejected by: leavesItsThreadInterrupted
// saying: only close ends a worker; an
                try { job.run(); } catch (Throwable e) { tell(e); }
                if (Thread.currentThread().isInterrupted()) return;
