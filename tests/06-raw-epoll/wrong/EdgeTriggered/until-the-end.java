// rejected by: aFewBytes
// saying: AGAIN says that there is nothing more
        while (!ended) {
            int count = libc.read(fd, buffer);
            if (count == 0) ended = true;
            if (count > 0) bytes.writeBytes(take(count));
        }
