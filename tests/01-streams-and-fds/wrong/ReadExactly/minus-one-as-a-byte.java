// rejected by: anyBytes
// saying: "\xFF"
        for (int i = 0; i < n; i++) {
            bytes[i] = (byte) in.read();
            if (bytes[i] == -1) throw new EOFException();
        }
