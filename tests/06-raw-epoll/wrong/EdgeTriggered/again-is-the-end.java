// rejected by: aFewBytes
// saying: AGAIN is not the end
        while (!ended) {
            int count = libc.read(fd, buffer);
            if (count <= 0) ended = true;
            if (count > 0) bytes.writeBytes(take(count));
        }
