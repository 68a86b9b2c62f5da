// rejected by: endsTooEarly
// saying: still reading
        for (int filled = 0; filled < n; ) {
            filled += Math.max(0, in.read(bytes, filled, n - filled));
        }
