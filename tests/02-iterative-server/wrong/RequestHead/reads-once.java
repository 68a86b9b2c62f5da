// rejected by: inPieces
// saying: one read gives
        var buffer = new byte[1024];
        int count = in.read(buffer);
        if (count == -1) throw new EOFException();
        head.write(buffer, 0, count);
