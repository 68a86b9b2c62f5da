// rejected by: manyBadJobs
// saying: each job is run once, first come,
                try {
                    job.run();
                } catch (Throwable e) {
                    try {
                        job.run();
                    } catch (Throwable e2) {
                        tell(e2);
                    }
                }
