// rejected by: exceptions
// saying: catch it around the one job, inside
                try { job.run(); } catch (RuntimeException | Error e) { tell(e); }
