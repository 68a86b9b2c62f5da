// rejected by: goodJobs
// saying: the job is run
                tell(new IllegalStateException("bad job"));
