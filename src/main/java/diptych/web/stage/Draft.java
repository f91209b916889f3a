package diptych.web.stage;

import diptych.classroom.Transcripts.Side;
import java.util.List;

/**
 * A line that is being typed and has not been sent.
 *
 * @param side    into which console
 * @param text    so far
 * @param choices what it could become, if somebody has asked and there is more than one
 */
public record Draft(Side side, String text, List<String> choices) {
    /** Nobody types. */
    public static final Draft NONE = new Draft(Side.GUEST, "", List.of());

    public Draft {
        choices = List.copyOf(choices);
    }
}
