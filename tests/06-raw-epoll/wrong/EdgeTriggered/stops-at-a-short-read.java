// rejected by: theEndWithBytes
// saying: no proof that nothing follows
        int count = 1_024;
        while (count == 1_024) {
            count = libc.read(fd, buffer);
            if (count == 0) ended = true;
            if (count > 0) bytes.writeBytes(take(count));
        }
