package diptych.web.view;

import static j2html.TagCreator.button;
import static j2html.TagCreator.form;
import static j2html.TagCreator.input;

import diptych.lessons.Language;
import diptych.web.view.Stage.OtherGuest;
import diptych.web.view.Stage.Picture;
import diptych.web.view.View.Holes;
import j2html.tags.DomContent;
import java.util.function.Function;

/** The same lesson, the same moment, another guest: a run of its own. */
final class OtherGuests {
    private OtherGuests() {}

    /** @param label what a guest's button says */
    static <P extends Picture> DomContent of(Language language, Holes<P> picture, Function<OtherGuest, String> label) {
        View<OtherGuest> other = View.of((any, guest) -> button(guest.text(label)).withType("submit").withName(Ids.GUEST)
            .withValue(guest.attr(OtherGuest::id)));
        return form(
            input().withType("hidden").withName(Ids.AT).withValue(picture.attr(shown -> Numbers.seconds(shown.place().at()))),
            picture.when(shown -> shown.place().namesLanguage(), input().withType("hidden").withName(Ids.LANG)
                .withValue(language.tag())),
            picture.each(Picture::others, other)
        ).withClass("others").withMethod("post").withAction(picture.attr(shown -> shown.place().path() + "/guests"));
    }
}
