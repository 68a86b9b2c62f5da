// reads into a slice, closed by try-with-resources
        try {
            ByteBuffer rest = buffer.slice();
            int n = channel.read(rest);
            buffer.position(buffer.position() + rest.position());
            if (n == -1) try (channel) { return News.LEFT; }
            return rest.position() == 0 ? News.NOTHING : News.BYTES;
        } catch (IOException e) {
            try (channel) { return News.RESET; }
        }
