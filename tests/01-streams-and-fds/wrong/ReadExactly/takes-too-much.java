// rejected by: notOneMore
// saying: belongs to whoever reads next
        var buffered = new BufferedInputStream(in);
        for (int filled = 0; filled < n; ) {
            int count = buffered.read(bytes, filled, n - filled);
            if (count == -1) throw new EOFException();
            filled += count;
        }
