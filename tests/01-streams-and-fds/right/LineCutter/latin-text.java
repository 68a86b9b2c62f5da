// text after all, but in ISO 8859-1, which has a character for each byte
        var latin = java.nio.charset.StandardCharsets.ISO_8859_1;
        String text = new String(rest, latin) + new String(chunk, latin);
        int end = text.lastIndexOf('\n') + 1;
        for (String line : text.substring(0, end).split("(?<=\n)")) {
            if (!line.isEmpty()) lines.add(line.getBytes(latin));
        }
        rest = text.substring(end).getBytes(latin);
