// rejected by: anyBytes
// saying: half a character
        var utf8 = java.nio.charset.StandardCharsets.UTF_8;
        String text = new String(rest, utf8) + new String(chunk, utf8);
        int end = text.lastIndexOf('\n') + 1;
        for (String line : text.substring(0, end).split("(?<=\n)")) {
            if (!line.isEmpty()) lines.add(line.getBytes(utf8));
        }
        rest = text.substring(end).getBytes(utf8);
