package diptych.web.view;

import static j2html.TagCreator.div;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;

import diptych.lessons.Language;
import j2html.tags.DomContent;

/** A moment as a picture to look at: both bars, the ruler between them, and the sum. */
final class PictureView {
    private PictureView() {}

    static DomContent picture(Stage stage) {
        Language language = stage.place().language();
        return figure(
            div(
                span(Phrase.HOST.in(language)).withClass("side host-side"),
                span(Phrase.SAME_SCALE.in(language)).withClass("side"),
                span(Phrase.GUEST.in(language)).withClass("side guest-side")).withClass("sides"),
            div(rawHtml(Bars.host(stage)), rawHtml(Bars.hinge(stage)), rawHtml(Bars.guest(stage))).withClass("bars"),
            EqualityView.LINE.of(language, stage),
            figcaption(Phrase.PREVIEW_CAPTION.in(language, Numbers.moment(stage.place().at()), Numbers.mib(stage.host().assigned()),
                Numbers.mib(stage.guest().total())))).withClass("card diptych-small");
    }
}
