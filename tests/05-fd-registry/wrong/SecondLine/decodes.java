// rejected by: anyBytes
// saying: bytes are not text
        String text = received.toString();
        int end = text.lastIndexOf('\n') + 1;
        send(key, text.substring(0, end).getBytes());
        received.reset();
        received.writeBytes(text.substring(end).getBytes());
