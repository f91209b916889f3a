package diptych.lessons;

import diptych.lessons.Passage.Role;
import java.util.List;

/**
 * What is said about a step: a heading, and passages that appear while what they are about is the case.
 *
 * @param name     of the step in a word or two, for the rail
 * @param heading  plain text
 * @param passages in the order they are read
 */
public record StepText(String name, String heading, List<Passage> passages) {
    public StepText {
        passages = List.copyOf(passages);
    }

    /** What is true of the moment shown. */
    public Told tell(Scene scene) {
        return new Told(heading, html(Role.STORY, scene), html(Role.LOOK, scene), html(Role.SOURCES, scene));
    }

    /** What is said of a question, or of an option written as "question.option": safe HTML, empty if nothing is. */
    public String html(Role role, String about, Scene scene) {
        var html = new StringBuilder();
        for (Passage passage : passages) {
            if (passage.role() == role && passage.about().equals(about) && passage.isShownIn(scene)) passage.appendTo(html, scene);
        }
        return html.toString();
    }

    private String html(Role role, Scene scene) {
        return html(role, "", scene);
    }
}
