// rejected by: halfALine
// saying: IndexOutOfBoundsException
        byte[] bytes = received.toByteArray();
        int end = bytes.length - 1;
        while (bytes[end] != '\n') end--;
        send(key, Arrays.copyOf(bytes, end + 1));
        received.reset();
        received.write(bytes, end + 1, bytes.length - end - 1);
