// as many bytes with one read as are missing at least, so that none too many is taken
        var bytes = new byte[LIMIT + 1];
        int size = 0;
        for (int matched = 0; matched < 4; ) {
            int count = in.read(bytes, size, Math.min(4 - matched, bytes.length - size));
            if (count == -1) throw new EOFException();
            for (int end = size + count; size < end; size++) {
                matched = bytes[size] == "\r\n\r\n".charAt(matched) ? matched + 1 : bytes[size] == '\r' ? 1 : 0;
            }
            if (size > LIMIT) throw new IOException("too long");
        }
        head.write(bytes, 0, size);
