package diptych.expressions;

/**
 * An expression puts together more than it may. An error, because to CEL every exception is a value that {@code ||} may outweigh, and
 * the evaluation would go on.
 */
final class TooHeavy extends Error {
    private static final long serialVersionUID = 1L;

    TooHeavy(String message) {
        super(message);
    }
}
