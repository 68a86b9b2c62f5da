// rejected by: theEndAlone
// saying: and 0 that there never will be
        while (true) {
            int count = libc.read(fd, buffer);
            if (count == RawEpoll.Libc.AGAIN) break;
            bytes.writeBytes(take(count));
        }
