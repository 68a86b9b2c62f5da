// text, in the one charset in which every byte is a letter
        Charset bytes = StandardCharsets.ISO_8859_1;
        String text = received.toString(bytes);
        int end = text.lastIndexOf('\n') + 1;
        if (end == 0) return;
        send(key, text.substring(0, end).getBytes(bytes));
        received.reset();
        received.writeBytes(text.substring(end).getBytes(bytes));
