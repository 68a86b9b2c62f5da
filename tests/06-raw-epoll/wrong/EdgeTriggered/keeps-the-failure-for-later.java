// rejected by: reset
// saying: IOException
        try {
            while (!ended) {
                int count = libc.read(fd, buffer);
                if (count == RawEpoll.Libc.AGAIN) break;
                if (count == 0) ended = true;
                bytes.writeBytes(take(count));
            }
        } catch (IOException e) {
            if (bytes.size() == 0) throw e;
        }
