// rejected by: reportThrows
// saying: `tell` calls report, and catches
                try { job.run(); } catch (Throwable e) { report.accept(e); }
