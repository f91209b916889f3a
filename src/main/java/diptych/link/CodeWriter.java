package diptych.link;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes numbers and texts as few bytes. */
final class CodeWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Seven bits a byte, the lowest first; the eighth says that more follow. @param number not below zero */
    CodeWriter number(long number) {
        long left = number;
        for (; left >= 0x80; left >>>= 7) bytes.write((int) (left & 0x7f | 0x80));
        bytes.write((int) left);
        return this;
    }

    /** The lowest 24 bits. */
    CodeWriter three(int number) {
        for (int shift = 16; shift >= 0; shift -= 8) bytes.write(number >>> shift);
        return this;
    }

    /** The number of a known word, counted from 1; or 0, the length, and UTF-8. */
    CodeWriter text(String text) {
        int known = Words.ALL.indexOf(text);
        if (known >= 0) return number(known + 1L);
        byte[] written = text.getBytes(StandardCharsets.UTF_8);
        number(0).number(written.length);
        bytes.writeBytes(written);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
