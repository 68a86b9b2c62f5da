// rejected by: errors
// saying: catch it around the one job, inside
                try { job.run(); } catch (Exception e) { tell(e); }
