// rejected by: goodJobs
// saying: job is run
                report.accept(new IllegalStateException("bad job"));
