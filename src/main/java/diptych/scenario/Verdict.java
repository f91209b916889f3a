package diptych.scenario;

/**
 * What an expression came to.
 *
 * @param held  whether it is true
 * @param error why it has no answer; empty when it has one
 */
public record Verdict(boolean held, String error) {
    public static final Verdict TRUE = new Verdict(true, "");
    public static final Verdict FALSE = new Verdict(false, "");

    public static Verdict of(boolean held) {
        return held ? TRUE : FALSE;
    }

    public static Verdict error(String why) {
        return new Verdict(false, why);
    }
}
