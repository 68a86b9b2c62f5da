// rejected by: theEndWithBytes
// saying: no proof that nothing follows
        int count;
        while ((count = libc.read(fd, buffer)) > 0) bytes.writeBytes(take(count));
        if (count == 0 && bytes.size() == 0) ended = true;
