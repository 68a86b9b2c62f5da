// rejected by: endsTooEarly
// saying: and reads on
        for (int filled = 0; filled < n; ) {
            filled += Math.max(0, in.read(bytes, filled, n - filled));
        }
