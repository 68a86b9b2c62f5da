// rejected by: goodJobs
// saying: the worker runs the job itself, and
                Thread t = new Thread(job); t.setUncaughtExceptionHandler((th, e) -> tell(e)); t.start();
