// rejected by: oneByOne
// saying: what is sent leaves `received`
        byte[] bytes = received.toByteArray();
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') end--;
        send(key, Arrays.copyOf(bytes, end));
