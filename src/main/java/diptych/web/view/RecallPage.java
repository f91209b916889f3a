package diptych.web.view;

import java.util.List;

/**
 * The end of a lesson: what is asked from memory, and what was said to everything, first and last.
 *
 * @param place    whose run it is
 * @param title    of the lesson
 * @param asked    the questions
 * @param rows     what has been answered
 * @param complete whether every step that has questions was played
 */
public record RecallPage(Place place, String title, List<Asked> asked, List<Row> rows, boolean complete) {
    public RecallPage {
        asked = List.copyOf(asked);
        rows = List.copyOf(rows);
    }

    /** A question or what became of it. @param moment where it can be seen */
    public record Asked(Card.Item item, String moment) {}

    /** A question, the first answer beside the last, and what the run shows. Texts are safe HTML. */
    public record Row(String prompt, Said first, Said last, String truth) {}

    /** An answer. @param remark how sure one was; may be empty */
    public record Said(String words, String remark, boolean right) {}
}
