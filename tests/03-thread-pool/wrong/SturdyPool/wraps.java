// rejected by: exceptions
// saying: report gets what was thrown, as it
                try { job.run(); } catch (Throwable e) { tell(new RuntimeException(e)); }
