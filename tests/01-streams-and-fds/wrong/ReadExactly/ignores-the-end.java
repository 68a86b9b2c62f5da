// rejected by: endsTooEarly
// saying: read returns -1
        for (int filled = 0; filled < n; ) {
            int count = in.read(bytes, filled, n - filled);
            if (count == -1) break;
            filled += count;
        }
