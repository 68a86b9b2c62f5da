// rejected by: fewerAtATime
// saying: fewer bytes are not the end
        if (in.read(bytes, 0, n) < n) throw new EOFException();
