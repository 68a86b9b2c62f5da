// rejected by: everythingArrives
// saying: bytes left over
            libc.write(fd, bytes);
            rest = new byte[0];
