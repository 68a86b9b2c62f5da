// closes by try-with-resources, after it has told
                    try {
                        echo(key);
                    } catch (IOException e) {
                        try (SelectableChannel gone = key.channel()) {
                            if (gone.isOpen()) closed.accept(e.getMessage());
                        }
                    }
