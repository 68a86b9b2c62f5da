// rejected by: exceptions
// saying: nothing is swallowed: each is told
                try { job.run(); } catch (Throwable e) { /* nobody is told */ }
