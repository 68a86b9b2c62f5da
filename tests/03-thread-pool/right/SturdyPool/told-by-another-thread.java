// tells from a virtual thread of its own, a moment later
                try {
                    job.run();
                } catch (Throwable thrown) {
                    Thread.startVirtualThread(() -> tell(thrown));
                }
