// rejected by: nothing
// saying: came:    null
        while (!ended) {
            int count = libc.read(fd, buffer);
            if (count == RawEpoll.Libc.AGAIN) break;
            if (count == 0) ended = true;
            bytes.writeBytes(take(count));
        }
        if (bytes.size() == 0) return null;
