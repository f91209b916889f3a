package diptych.web.view;

import static j2html.TagCreator.button;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.input;

import diptych.lessons.Language;
import diptych.web.view.Stage.OtherGuest;
import diptych.web.view.Stage.Picture;
import diptych.web.view.View.Holes;
import j2html.tags.DomContent;

/** The same lesson, the same moment, another guest: a run of its own. */
final class OtherGuests {
    private static final View<OtherGuest> OTHER = View.of((language, guest) -> each(
        button(guest.text(OtherGuest::name)).withType("submit").withName(Ids.GUEST).withValue(guest.attr(OtherGuest::id)),
        button("⇄ " + Phrase.COMPARE.in(language)).withType("submit").withName(Ids.GUEST).withValue(guest.attr(OtherGuest::id))
            .attr("formaction", guest.attr(OtherGuest::compare))
            .attr("aria-label", guest.attr(other -> Phrase.COMPARE.in(language) + ": " + other.name()))));

    private OtherGuests() {}

    static <P extends Picture> DomContent of(Language language, Holes<P> picture) {
        return form(
            input().withType("hidden").withName(Ids.AT).withValue(picture.attr(shown -> Numbers.seconds(shown.place().at()))),
            picture.when(shown -> shown.place().namesLanguage(), input().withType("hidden").withName(Ids.LANG)
                .withValue(language.tag())),
            picture.each(Picture::others, OTHER)
        ).withClass("others").withMethod("post").withAction(picture.attr(shown -> shown.place().path() + "/guests"));
    }
}
