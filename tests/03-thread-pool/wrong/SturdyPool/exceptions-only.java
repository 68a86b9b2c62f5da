// rejected by: errorsToo
// saying: Throwable
                try { job.run(); } catch (Exception e) { report.accept(e); }
