// a switch over the count
        try {
            return switch (channel.read(buffer)) {
                case -1 -> { channel.close(); yield News.LEFT; }
                case 0 -> News.NOTHING;
                default -> News.BYTES;
            };
        } catch (IOException e) {
            channel.close();
            return News.RESET;
        }
