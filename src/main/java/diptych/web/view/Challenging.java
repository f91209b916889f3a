package diptych.web.view;

import java.util.List;
import java.util.Optional;

/**
 * How a challenge stands at a moment. Texts are safe HTML.
 *
 * @param goals    each with how it stands
 * @param counted  what has been used of time and commands, in sentences
 * @param waiting  seconds until it is judged; 0 when that is over
 * @param hints    those that were opened
 * @param next     the number of the hint that can be asked for, from 1; 0 if none is left
 * @param judgment what came of it; empty while it is not over
 */
public record Challenging(List<Goal> goals, List<String> counted, long waiting, List<String> hints, int next,
                          Optional<Judgment> judgment) implements Card.Item {
    public Challenging {
        goals = List.copyOf(goals);
        counted = List.copyOf(counted);
        hints = List.copyOf(hints);
    }

    /** How a goal stands: a mark, and always words beside it. */
    public enum State {
        OPEN("○"), KEPT("◐"), REACHED("✓"), MISSED("✗");

        private final String mark;

        State(String mark) {
            this.mark = mark;
        }

        String mark() {
            return mark;
        }
    }

    /**
     * A goal.
     *
     * @param words   what is to be reached
     * @param remark  how it stands
     * @param address the moment at which it was reached or missed; empty where there is none
     */
    public record Goal(String words, State state, String remark, String address) {}

    /**
     * What came of a challenge.
     *
     * @param reached  whether every goal was
     * @param said     about it
     * @param solution how its author would do it
     * @param ways     how many right ways can be seen beside this run
     */
    public record Judgment(boolean reached, String said, String solution, int ways) {}
}
