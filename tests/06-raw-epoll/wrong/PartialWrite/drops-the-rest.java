// rejected by: aPart
// saying: write returns how many bytes it took
            libc.write(fd, bytes);
            rest = new byte[0];
