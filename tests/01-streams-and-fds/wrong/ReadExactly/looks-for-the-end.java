// rejected by: notOneMore
// saying: belongs to whoever
        for (int filled = 0; filled < n; ) {
            int count = in.read(bytes, filled, n - filled);
            if (count == -1) throw new EOFException();
            filled += count;
        }
        if (in.read() == -1) return bytes;
