// rejected by: nothing
// saying: EOFException
        int filled = 0;
        do {
            int count = in.read(bytes, filled, n - filled);
            if (count <= 0) throw new EOFException();
            filled += count;
        } while (filled < n);
