package diptych.lessons;

import diptych.lessons.Passage.Part;
import diptych.lessons.Passage.Role;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        var explained = new HashSet<String>();
        return new Told(heading, html(Role.STORY, "", scene, explained), html(Role.LOOK, "", scene, explained),
            html(Role.SOURCES, "", scene, explained));
    }

    /** Every claim that the step cites. */
    public Set<Citation> cites() {
        return parts(Part.Cited.class, Part.Cited::citation);
    }

    /** Every term that the step marks. */
    public Set<String> terms() {
        return parts(Part.Marked.class, Part.Marked::term);
    }

    private <P extends Part, T> Set<T> parts(Class<P> kind, Function<P, T> of) {
        return passages.stream().flatMap(passage -> passage.parts().stream()).filter(kind::isInstance).map(kind::cast).map(of)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * What is said of a question, or of an option written as "question.option": safe HTML, empty if nothing is. Terms are explained in the
     * story beside it, not here.
     */
    public String html(Role role, String about, Scene scene) {
        return html(role, about, scene, terms());
    }

    private String html(Role role, String about, Scene scene, Set<String> explained) {
        var html = new StringBuilder();
        for (Passage passage : passages) {
            if (passage.role() == role && passage.about().equals(about) && passage.isShownIn(scene)) {
                passage.appendTo(html, scene, explained);
            }
        }
        return html.toString();
    }
}
