package diptych.scenario;

/**
 * A mistake in a file, in its author's terms.
 *
 * @param file    as it was named to us
 * @param line    1 for the first; 0 when the mistake has no place in the file
 * @param field   the path to it, such as {@code vms.web01.memory.startup}; empty when it is the file as a whole
 * @param message what is wrong, and what would be right
 */
public record Problem(String file, int line, String field, String message) {

    /** {@code file:line: field: message}, as compilers write it, so that editors can jump there. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + message;
    }
}
