// the three results are the cases of a switch
        loop:
        while (true) {
            int n = libc.read(fd, buffer);
            switch (n) {
                case RawEpoll.Libc.AGAIN -> { break loop; }
                case 0 -> { ended = true; break loop; }
                default -> bytes.write(take(n));
            }
        }
