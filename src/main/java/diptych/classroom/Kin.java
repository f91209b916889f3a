package diptych.classroom;

import java.util.Optional;

/**
 * Where a session stands among those that stem from the same beginning.
 *
 * @param family the id of the first of them
 * @param number in the order they were made, from 1
 * @param name   that a learner gave it; empty as long as nobody has
 */
public record Kin(String family, int number, String name) {
    /** The longest name, in characters. */
    public static final int LONGEST_NAME = 40;

    Kin named(String other) {
        return new Kin(family, number, other);
    }

    /** A name as it would be kept, without blanks around it; empty if it is none: nothing is left of it, or too much, or no plain text. */
    public static Optional<String> name(String written) {
        String name = written.strip();
        boolean plain = name.codePoints().noneMatch(Kin::isOutOfPlace);
        int length = name.codePointCount(0, name.length());
        return plain && length >= 1 && length <= LONGEST_NAME ? Optional.of(name) : Optional.empty();
    }

    /** What would break a line, turn it round, or is no character. */
    private static boolean isOutOfPlace(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE,
                Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
