// rejected by: many
// saying: nobody tells of the rest
        int count = libc.read(fd, buffer);
        if (count == 0) ended = true;
        if (count > 0) bytes.writeBytes(take(count));
