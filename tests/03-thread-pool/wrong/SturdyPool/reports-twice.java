// rejected by: exceptions
// saying: once for each
                try { job.run(); } catch (Exception e) { tell(e); tell(e); } catch (Error e) { tell(e); }
