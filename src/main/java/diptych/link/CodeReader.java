package diptych.link;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads what {@link CodeWriter} has written. */
final class CodeReader {
    /** Longer than any id. */
    private static final int LONGEST_TEXT = 100;
    /** The most bytes of a number: 49 bits, more than any moment has. */
    private static final int LONGEST_NUMBER = 7;

    private final ByteBuffer bytes;

    CodeReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** The bytes are not what they should be. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        Broken() {
            super("the bytes of this code do not hold what they should", null, false, false);
        }
    }

    long number() throws Broken {
        long number = 0;
        for (int i = 0; i < LONGEST_NUMBER; i++) {
            int next = next();
            number |= (next & 0x7fL) << 7 * i;
            if (next < 0x80) return number;
        }
        throw new Broken();
    }

    /** One that is not more than there can be. */
    int number(int most) throws Broken {
        long number = number();
        if (number > most) throw new Broken();
        return (int) number;
    }

    int three() throws Broken {
        return next() << 16 | next() << 8 | next();
    }

    String text() throws Broken {
        int known = number(Words.ALL.size());
        if (known > 0) return Words.ALL.get(known - 1);
        var written = new byte[number(LONGEST_TEXT)];
        if (bytes.remaining() < written.length) throw new Broken();
        bytes.get(written);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(written)).toString();
        } catch (CharacterCodingException noText) {
            throw new Broken();
        }
    }

    void end() throws Broken {
        if (bytes.hasRemaining()) throw new Broken();
    }

    private int next() throws Broken {
        if (!bytes.hasRemaining()) throw new Broken();
        return bytes.get() & 0xff;
    }
}
