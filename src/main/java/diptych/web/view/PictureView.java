package diptych.web.view;

import static j2html.TagCreator.div;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;

import diptych.lessons.Language;
import diptych.web.view.Stage.Picture;
import j2html.tags.DomContent;

/** A moment as a picture to look at: both bars, the ruler between them, and the sum. */
final class PictureView {
    private PictureView() {}

    static DomContent picture(Picture picture) {
        return switch (picture) {
            case MemoryPicture memory -> memory(memory);
            case BackupPicture backup -> BackupView.small(backup);
        };
    }

    private static DomContent memory(MemoryPicture picture) {
        Language language = picture.place().language();
        return figure(
            div(
                span(Phrase.HOST.in(language)).withClass("side host-side"),
                span(Phrase.SAME_SCALE.in(language)).withClass("side"),
                span(Phrase.GUEST.in(language)).withClass("side guest-side")).withClass("sides"),
            div(rawHtml(Bars.host(picture)), rawHtml(Bars.hinge(picture)), rawHtml(Bars.guest(picture))).withClass("bars"),
            EqualityView.LINE.of(language, picture),
            figcaption(Phrase.PREVIEW_CAPTION.in(language, Numbers.moment(picture.place().at()), Numbers.mib(picture.host().assigned()),
                Numbers.mib(picture.guest().total())))).withClass("card diptych-small");
    }
}
