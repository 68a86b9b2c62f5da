// rejected by: staysOpen
// saying: who opened a stream
        try (in) {
            for (int filled = 0; filled < n; ) {
                int count = in.read(bytes, filled, n - filled);
                if (count == -1) throw new EOFException();
                filled += count;
            }
        }
