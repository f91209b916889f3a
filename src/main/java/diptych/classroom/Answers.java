package diptych.classroom;

import diptych.lessons.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a learner has said to the questions of a lesson, and how much help was asked for. Of each question the first and the last word are
 * kept, for each occasion on which it was asked, so that a change of mind can be seen and nothing grows without bound.
 *
 * @param given in the order in which they were given
 * @param hints how many of the hints of its challenge have been opened
 */
public record Answers(List<Given> given, int hints) {
    public static final Answers NONE = new Answers(List.of(), 0);

    public Answers {
        given = List.copyOf(given);
    }

    /** On which occasion a question is asked. */
    public enum Occasion {
        /** Before the thing happens. */
        PREDICTED,
        /** When it has happened: what was to be seen. */
        SAW,
        /** From memory, when the lesson is over. */
        RECALLED
    }

    /** How sure somebody is. */
    public enum Sureness { GUESS, THINK, SURE }

    /**
     * An answer.
     *
     * @param sure empty if nobody asked, or it was not said
     */
    public record Given(String question, Occasion occasion, Answer answer, Optional<Sureness> sure) {
        boolean isAbout(String other, Occasion when) {
            return question.equals(other) && occasion == when;
        }
    }

    public Optional<Given> first(String question, Occasion occasion) {
        return given.stream().filter(answer -> answer.isAbout(question, occasion)).findFirst();
    }

    public Optional<Given> last(String question, Occasion occasion) {
        return given.reversed().stream().filter(answer -> answer.isAbout(question, occasion)).findFirst();
    }

    /** How often a question has been answered on an occasion: not at all, once, or more than once. */
    public int times(String question, Occasion occasion) {
        return (int) given.stream().filter(answer -> answer.isAbout(question, occasion)).count();
    }

    /** These and one more, in the place of whatever stood between the first and it. */
    public Answers plus(Given more) {
        var all = new ArrayList<>(given);
        if (times(more.question(), more.occasion()) > 1) all.remove(last(more.question(), more.occasion()).orElseThrow());
        all.add(more);
        return new Answers(all, hints);
    }

    /** The same with so many hints opened; what was opened stays open. */
    public Answers withHints(int opened) {
        return new Answers(given, Math.max(hints, opened));
    }
}
