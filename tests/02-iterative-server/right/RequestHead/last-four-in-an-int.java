// the last four bytes in an int
        int last = 0;
        while (last != 0x0D0A0D0A) {
            int b = in.read();
            if (b == -1) throw new EOFException();
            if (head.size() == LIMIT) throw new IOException("more than " + LIMIT + " bytes");
            head.write(b);
            last = last << 8 | b;
        }
