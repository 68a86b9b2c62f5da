// rejected by: reset
// saying: has not come to its end
        while (!ended) {
            int count;
            try { count = libc.read(fd, buffer); } catch (IOException e) { ended = true; break; }
            if (count == RawEpoll.Libc.AGAIN) break;
            if (count == 0) ended = true;
            bytes.writeBytes(take(count));
        }
