// rejected by: oneByOne
// saying: A gets nothing
        Charset bytes = StandardCharsets.ISO_8859_1;
        String text = received.toString(bytes);
        int end = text.lastIndexOf('\n') + 1;
        for (String line : text.substring(0, end).split("\n+")) {
            if (!line.isEmpty()) send(key, (line + "\n").getBytes(bytes));
        }
        received.reset();
        received.writeBytes(text.substring(end).getBytes(bytes));
