// closes by try-with-resources, after it has told
                    try {
                        echo(key);
                    } catch (IOException e) {
                        try (SelectableChannel gone = key.channel()) {
                            closed.accept(gone + ": " + e.getMessage());
                        }
                    }
