package diptych.web.view;

import static j2html.TagCreator.p;
import static j2html.TagCreator.span;

import diptych.web.view.Same.Told;
import diptych.web.view.View.Holes;
import j2html.tags.DomContent;
import j2html.tags.specialized.SpanTag;
import java.util.List;
import java.util.function.Function;

/** The line that says what is equal: of all its sentences the style sheet shows the one whose bytes are lit. */
final class SameView {
    private static final View<Told> SENTENCE = View.of((language, told) ->
        span(told.text(Told::text)).withId(told.attr(known -> known.of().sentence())));

    private SameView() {}

    static <P> DomContent sentences(Holes<P> picture, Function<P, List<Told>> told) {
        return p(picture.each(told, SENTENCE)).withClass("sames");
    }

    /** A stop for the keyboard, described by its sentence. */
    static SpanTag stop(SpanTag tag, Same same) {
        return tag.attr("data-k", same.key()).attr("tabindex", "0").attr("aria-describedby", same.sentence());
    }
}
