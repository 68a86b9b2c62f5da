// rejected by: theEndWithBytes
// saying: hasEnded
        int count;
        do {
            count = libc.read(fd, buffer);
            if (count > 0) bytes.writeBytes(take(count));
        } while (count > 0);
        if (count == 0 && bytes.size() == 0) ended = true;
