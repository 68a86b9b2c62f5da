// looks at the end each time anew, as the kernel keeps saying 0
        for (int count = 1; count > 0; ) {
            count = libc.read(fd, buffer);
            for (byte b : take(Math.max(count, 0))) bytes.write(b);
            ended = count == 0;
        }
