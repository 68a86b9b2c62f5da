// rejected by: aFewBytes
// saying: whether the stream has ended
        while (!ended) {
            int count = libc.read(fd, buffer);
            if (count <= 0) ended = true;
            if (count > 0) bytes.writeBytes(take(count));
        }
