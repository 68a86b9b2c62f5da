// rejected by: exceptions
// saying: catch it around the one job, inside
                if (job != null) job.run();
