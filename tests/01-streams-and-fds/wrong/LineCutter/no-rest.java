// rejected by: splitAnywhere
// saying: stands behind the last
        int start = 0;
        for (int i = 0; i < chunk.length; i++) {
            if (chunk[i] != '\n') continue;
            lines.add(Arrays.copyOfRange(chunk, start, i + 1));
            start = i + 1;
        }
