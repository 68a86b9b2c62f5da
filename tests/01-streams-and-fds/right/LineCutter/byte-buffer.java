// a ByteBuffer that is walked through
        ByteBuffer all = ByteBuffer.allocate(rest.length + chunk.length).put(rest).put(chunk).flip();
        all.mark();
        while (all.hasRemaining()) {
            if (all.get() != '\n') continue;
            int end = all.position();
            var line = new byte[end - all.reset().position()];
            all.get(line).mark();
            lines.add(line);
        }
        rest = new byte[all.reset().remaining()];
        all.get(rest);
