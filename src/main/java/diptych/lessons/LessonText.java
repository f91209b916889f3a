package diptych.lessons;

import java.util.List;

/**
 * A lesson in one language.
 *
 * @param title   of the lesson
 * @param summary what it is about, in a sentence or two of plain text without numbers
 * @param steps   as many as the lesson has steps, and one more if there is a challenge after them
 */
public record LessonText(String title, String summary, List<StepText> steps) {
    public LessonText {
        steps = List.copyOf(steps);
    }

    /** The short names of the steps, for the rail and the chart. */
    public List<String> phases() {
        return steps.stream().map(StepText::name).toList();
    }
}
