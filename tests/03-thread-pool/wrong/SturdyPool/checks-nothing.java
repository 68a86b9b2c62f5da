// rejected by: workersSurvive
// saying: inside the loop
                if (job != null) job.run();
