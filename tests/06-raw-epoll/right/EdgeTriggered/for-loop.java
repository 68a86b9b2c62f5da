// the reads stand in the head of a loop
        for (int count = libc.read(fd, buffer); count != RawEpoll.Libc.AGAIN; count = libc.read(fd, buffer)) {
            ended = count == 0;
            if (ended) break;
            bytes.writeBytes(take(count));
        }
