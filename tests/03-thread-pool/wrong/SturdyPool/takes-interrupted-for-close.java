// rejected by: checkedOnes
// saying: nothing is swallowed: each is told
                try {
                    job.run();
                } catch (Throwable e) {
                    if (e instanceof InterruptedException) throw (InterruptedException) e;
                    tell(e);
                }
