// rejected by: aFewBytes
// saying: x00
        while (!ended) {
            int count = libc.read(fd, buffer);
            if (count == RawEpoll.Libc.AGAIN) break;
            if (count == 0) ended = true;
            else bytes.writeBytes(take(1_024));
        }
