// rejected by: meanwhile
// saying: whatever a read brings
        int count = 1_024;
        while (count == 1_024) {
            count = libc.read(fd, buffer);
            if (count > 0) bytes.writeBytes(take(count));
        }
        if (count > 0) count = libc.read(fd, buffer);
        if (count == 0) ended = true;
