// rejected by: nothingIsSwallowed
// saying: told of
                try { job.run(); } catch (Throwable e) { continue; }
