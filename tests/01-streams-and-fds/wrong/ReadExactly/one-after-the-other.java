// rejected by: atTheSameTime
// saying: a lock makes the others wait, too
        synchronized (ReadExactly.class) {
            if (in.readNBytes(bytes, 0, n) < n) throw new EOFException();
        }
