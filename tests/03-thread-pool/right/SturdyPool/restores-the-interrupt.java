// an InterruptedException of a job interrupts its thread again
                try {
                    job.run();
                } catch (Throwable e) {
                    if (e instanceof InterruptedException) Thread.currentThread().interrupt();
                    tell(e);
                }
