package diptych.lessons;

import java.util.List;

/** A sentence or two that stand in a table or beside a term: CommonMark without paragraphs, pictures and links. */
public final class Prose {
    private Prose() {}

    /** Safe HTML that may stand inside a paragraph. */
    static String html(String text) {
        return Markdown.html(text).strip().replaceFirst("^<p>", "").replaceFirst("</p>$", "");
    }

    /** What an author has to mend; empty if nothing. */
    public static List<String> mistakes(String text) {
        return Markdown.mistakes(text, name -> java.util.Optional.empty()).stream()
            .filter(mistake -> mistake.kind() == Markdown.Kind.FORM).map(Markdown.Mistake::message).toList();
    }

    /** The same for what stands beside the numbers of a moment: those it would write out itself are mistakes as well. */
    public static List<String> mistakesBesideNumbers(String text) {
        return Markdown.mistakes(text, name -> java.util.Optional.empty()).stream().map(Markdown.Mistake::message).toList();
    }
}
