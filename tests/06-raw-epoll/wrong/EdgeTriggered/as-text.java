// rejected by: aFewBytes
// saying: xFF
        var text = new StringBuilder();
        while (!ended) {
            int count = libc.read(fd, buffer);
            if (count == RawEpoll.Libc.AGAIN) break;
            if (count == 0) ended = true;
            text.append(new String(take(count)));
        }
        bytes.writeBytes(text.toString().getBytes());
