import module java.base;

/// Many seeded cases, the small ones first, so that the first one that fails is a small one. Every run has the same.
final class Cases {
    /// Bytes that programs stumble over: NUL, line ends, the edges of ASCII and of a byte, and halves of あ.
    private static final byte[] RUDE =
        {'a', '\n', 0, '\r', (byte) 0x80, (byte) 0xFF, (byte) 0xE3, (byte) 0x81, (byte) 0x82, ' '};

    /// What chance says in one case. `size` grows from case to case.
    static final class Draw {
        private final Random random;
        private final int size;

        private Draw(long seed, int size) {
            random = new Random(seed);
            this.size = size;
        }

        int size() {
            return size;
        }

        /// From `least` to `most`, both included.
        int between(int least, int most) {
            return random.nextInt(least, most + 1);
        }

        boolean oneIn(int times) {
            return random.nextInt(times) == 0;
        }

        @SafeVarargs
        final <T> T oneOf(T... choices) {
            return choices[random.nextInt(choices.length)];
        }

        /// Rude ones mostly, any now and then. From none up to `size` of them.
        byte[] bytes() {
            return bytes(between(0, size));
        }

        byte[] bytes(int length) {
            var bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = oneIn(4) ? (byte) random.nextInt() : RUDE[random.nextInt(RUDE.length)];
            }
            return bytes;
        }

        /// Cut anywhere, also into pieces of nothing.
        List<byte[]> cut(byte[] whole) {
            var places = new ArrayList<Integer>();
            for (int i = between(0, Math.min(whole.length + 1, 6)); i > 0; i--) places.add(between(0, whole.length));
            Collections.sort(places);
            places.add(whole.length);
            var pieces = new ArrayList<byte[]>();
            int from = 0;
            for (int to : places) {
                pieces.add(Arrays.copyOfRange(whole, from, to));
                from = to;
            }
            return pieces;
        }
    }

    interface Body {
        void accept(Draw draw) throws IOException;
    }

    private Cases() {}

    /// As many cases; their size grows evenly from 0 to `largest`.
    static void each(int count, int largest, Body body) {
        try {
            for (int i = 0; i < count; i++) body.accept(new Draw(i, (int) ((long) i * (largest + 1) / count)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every string of the rude bytes `alphabet` that is no longer than `longest`, the shortest first.
    static void allStrings(byte[] alphabet, int longest, Consumer<byte[]> body) {
        for (int length = 0; length <= longest; length++) {
            var digits = new int[length];
            do {
                var string = new byte[length];
                for (int i = 0; i < length; i++) string[i] = alphabet[digits[i]];
                body.accept(string);
            } while (next(digits, alphabet.length));
        }
    }

    private static boolean next(int[] digits, int base) {
        for (int i = digits.length - 1; i >= 0; i--) {
            if (++digits[i] < base) return true;
            digits[i] = 0;
        }
        return false;
    }
}
