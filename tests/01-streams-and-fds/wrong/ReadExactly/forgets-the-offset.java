// rejected by: fewerAtATime
// saying: puts its bytes behind those
        for (int filled = 0; filled < n; ) {
            int count = in.read(bytes, 0, n - filled);
            if (count == -1) throw new EOFException();
            filled += count;
        }
