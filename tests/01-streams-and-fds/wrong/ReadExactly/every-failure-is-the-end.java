// rejected by: fails
// saying: has to know what happened
        try {
            for (int filled = 0; filled < n; ) {
                int count = in.read(bytes, filled, n - filled);
                if (count == -1) throw new EOFException();
                filled += count;
            }
        } catch (IOException e) {
            throw new EOFException();
        }
