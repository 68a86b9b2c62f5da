// rejected by: fewerAtATime
// saying: one read gives at most
        for (int filled = 0; filled < n; ) {
            int count = in.read(bytes, 0, n - filled);
            if (count == -1) throw new EOFException();
            filled += count;
        }
