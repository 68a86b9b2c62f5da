// rejected by: workersSurvive
// saying: inside the loop
                try { job.run(); } catch (Throwable e) { report.accept(e); return; }
