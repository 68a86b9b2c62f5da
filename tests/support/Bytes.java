import module java.base;
import static java.nio.charset.StandardCharsets.UTF_8;

/// Bytes made visible, for messages that people read.
final class Bytes {
    private static final int SHOWN = 120;
    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    private Bytes() {}

    static byte[] of(String text) {
        return text.getBytes(UTF_8);
    }

    static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (byte[] part : parts) joined.writeBytes(part);
        return joined.toByteArray();
    }

    /// Lines of numbers, so that no part of it is like another: `0000000\n0000008\n…`, cut at `length`.
    static byte[] numbered(int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            int line = i - i % 8;
            bytes[i] = (byte) (i % 8 == 7 ? '\n' : '0' + line / POWERS[6 - i % 8] % 10);
        }
        return bytes;
    }

    /// As a Java string literal: `"one\r\n"`; what is no UTF-8 shows as `\xFF`; a long one is cut, with its length.
    static String show(byte[] bytes) {
        var shown = new StringBuilder("\"");
        var in = ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, SHOWN));
        var decoder = UTF_8.newDecoder();
        var out = CharBuffer.allocate(SHOWN);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            out.flip().chars().forEach(c -> shown.append(escape((char) c)));
            out.clear();
            if (result.isUnderflow()) break;
            for (int i = 0; i < result.length(); i++) shown.append("\\x%02X".formatted(in.get()));
        }
        shown.append('"');
        if (bytes.length > SHOWN) shown.append("… (").append(bytes.length).append(" bytes)");
        return shown.toString();
    }

    /// The same, but of long ones the part around the first byte in which it differs from `other`.
    static String showBeside(byte[] bytes, byte[] other) {
        int from = Arrays.mismatch(bytes, other);
        if (from < SHOWN / 2 || bytes.length <= SHOWN && other.length <= SHOWN) return show(bytes);
        int start = from - SHOWN / 6;
        byte[] part = Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + SHOWN / 2));
        String place = " … from byte " + start + " of " + bytes.length + "; the first difference is at " + from;
        return "… " + show(part) + place;
    }

    private static String escape(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default -> Character.isISOControl(c) ? "\\x%02X".formatted((int) c) : String.valueOf(c);
        };
    }
}
