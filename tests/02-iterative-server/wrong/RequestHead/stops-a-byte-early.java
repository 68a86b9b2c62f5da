// rejected by: endsTooEarly
// saying: only the byte behind LIMIT bytes makes it too long
        int last = 0;
        while (last != 0x0D0A0D0A) {
            if (head.size() == LIMIT) throw new IOException("more than " + LIMIT + " bytes");
            int b = in.read();
            if (b == -1) throw new EOFException();
            head.write(b);
            last = last << 8 | b;
        }
