// rejected by: splitInsideACharacter
// saying: half a character
        String text = new String(rest, java.nio.charset.StandardCharsets.UTF_8) + new String(chunk, java.nio.charset.StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n') + 1;
        for (String line : text.substring(0, end).split("(?<=\n)")) {
            if (!line.isEmpty()) lines.add(line.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        rest = text.substring(end).getBytes(java.nio.charset.StandardCharsets.UTF_8);
