// rejected by: exceptions
// saying: catch it around the one job, inside
                try { job.run(); } catch (Throwable e) { tell(e); throw e; }
