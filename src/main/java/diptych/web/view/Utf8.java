package diptych.web.view;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text that is encoded as it comes; what is written to the wire is gathered here and nowhere before. */
final class Utf8 implements Appendable {
    /** Strings longer than this are encoded by the JDK, which does it many characters at a time. */
    private static final int SHORT = 24;

    private byte[] bytes;
    private int size;

    Utf8(int expected) {
        bytes = new byte[expected];
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    Utf8 append(byte[] encoded) {
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
        return this;
    }

    @Override
    public Utf8 append(CharSequence text) {
        int length = text.length();
        if (length > SHORT) return append(text.toString().getBytes(StandardCharsets.UTF_8));
        reserve(length);
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) return append(text.toString().getBytes(StandardCharsets.UTF_8));
            bytes[at++] = (byte) c;
        }
        size = at;
        return this;
    }

    @Override
    public Utf8 append(CharSequence text, int start, int end) {
        return append(text.subSequence(start, end));
    }

    @Override
    public Utf8 append(char c) {
        return append(String.valueOf(c));
    }

    private void reserve(int more) {
        if (size + more > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
}
