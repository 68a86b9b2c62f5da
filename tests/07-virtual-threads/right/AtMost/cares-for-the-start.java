// gives the permit back if the thread cannot be started
        permits.acquire();
        boolean started = false;
        try {
            Thread.ofVirtual().start(() -> {
                try { job.run(); }
                finally { permits.release(); }
            });
            started = true;
        } finally {
            if (!started) permits.release();
        }
