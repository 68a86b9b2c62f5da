// one byte with each read
        for (int i = 0; i < n; i++) {
            int b = in.read();
            if (b == -1) throw new EOFException();
            bytes[i] = (byte) b;
        }
