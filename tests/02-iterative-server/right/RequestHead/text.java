// text in ISO 8859-1 and endsWith, DataInputStream for the end; a whole file
import module java.base;

final class RequestHead {
    static final int LIMIT = 8 * 1024;

    static byte[] read(InputStream in) throws IOException {
        var bytes = new DataInputStream(in);
        var text = new StringBuilder();
        while (text.length() < 4 || !text.substring(text.length() - 4).equals("\r\n\r\n")) {
            text.append((char) bytes.readUnsignedByte());
            if (text.length() > LIMIT) throw new java.net.ProtocolException("431 Request Header Fields Too Large");
        }
        return text.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
