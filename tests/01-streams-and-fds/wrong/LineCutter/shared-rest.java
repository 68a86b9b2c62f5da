// rejected by: twoCutters
// saying: of its own
        byte[] left = (byte[]) System.getProperties().getOrDefault("rest", new byte[0]);
        byte[] bytes = Arrays.copyOf(left, left.length + chunk.length);
        System.arraycopy(chunk, 0, bytes, left.length, chunk.length);
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') continue;
            lines.add(Arrays.copyOfRange(bytes, start, i + 1));
            start = i + 1;
        }
        System.getProperties().put("rest", Arrays.copyOfRange(bytes, start, bytes.length));
