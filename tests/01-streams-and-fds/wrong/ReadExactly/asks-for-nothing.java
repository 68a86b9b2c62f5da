// rejected by: nothing
// saying: none is missing: do not ask for any
        int filled = 0;
        do {
            int count = in.read(bytes, filled, n - filled);
            if (count == -1) throw new EOFException();
            filled += count;
        } while (filled < n);
