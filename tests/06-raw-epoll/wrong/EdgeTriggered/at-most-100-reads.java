// rejected by: many
// saying: nobody tells of the rest
        for (int i = 0; i < 100 && !ended; i++) {
            int count = libc.read(fd, buffer);
            if (count == RawEpoll.Libc.AGAIN) break;
            if (count == 0) ended = true;
            bytes.writeBytes(take(count));
        }
