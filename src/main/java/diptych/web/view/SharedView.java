package diptych.web.view;

import static j2html.TagCreator.aside;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.strong;

import diptych.lessons.Language;
import j2html.tags.DomContent;

/** Above a run that a link carries: what that is, and a way to go on in a run of one's own. */
final class SharedView {
    private SharedView() {}

    static DomContent banner(Shared shared) {
        Language language = shared.place().language();
        return aside(
            div(
                p(Phrase.SHARED_SAYS.in(language)),
                each(shared.warnings(), warning -> p(strong(warning.in(language))))),
            Hx.send(button(Phrase.SHARED_TRY.in(language)).withClass("primary").withId("try"), shared.place().path("sessions"))
        ).withClass("shared").attr("aria-label", Phrase.SHARED_LABEL.in(language));
    }
}
