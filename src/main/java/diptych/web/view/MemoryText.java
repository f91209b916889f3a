package diptych.web.view;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import diptych.lessons.Language;
import diptych.web.view.ConsoleView.Screen;
import diptych.web.view.MemoryPicture.Parcel;
import diptych.web.view.MemoryPicture.Segment;
import j2html.tags.DomContent;
import java.util.List;

/** A picture of memory in words and tables. */
final class MemoryText {
    private MemoryText() {}

    static DomContent of(MemoryPicture picture) {
        Language language = picture.place().language();
        return each(
            StageText.part(Phrase.TEXT_HOST, language, host(picture)),
            StageText.part(Phrase.TEXT_GUEST, language, guest(picture)),
            StageText.part(Phrase.TEXT_PARTS, language, parts(picture)),
            StageText.part(Phrase.TEXT_SUM, language, EqualityView.LINE.of(language, picture)),
            StageText.part(Phrase.TEXT_WIRE, language, wire(picture)));
    }

    private static DomContent host(MemoryPicture picture) {
        Language language = picture.place().language();
        return div(
            p(picture.host().title()),
            HostPanelView.PANEL.of(language, picture.host().panel()),
            iff(!picture.host().returned().isZero(), p(Phrase.TEXT_RETURNED.in(language) + ": " + Numbers.mib(picture.host().returned())
                + " MB")),
            ConsoleView.SCREEN.of(language, Screen.host(picture.host().console())));
    }

    private static DomContent guest(MemoryPicture picture) {
        var why = picture.guest().why();
        return div(
            p(picture.guest().title()),
            p(strong(why.point() + " ")).withText(why.reason() + " " + why.remark()),
            ValueView.TABLE.of(picture.place().language(), picture.guest().numbers()),
            ConsoleView.SCREEN.of(picture.place().language(), Screen.guest(picture.guest().console(), picture.host().console())));
    }

    private static DomContent parts(MemoryPicture picture) {
        Language language = picture.place().language();
        return table(
            StageText.columns(language, List.of(Phrase.TEXT_PART, Phrase.TEXT_SIZE, Phrase.TEXT_PAGES)),
            tbody(each(picture.guest().segments(), segment -> part(segment, language))));
    }

    private static DomContent part(Segment segment, Language language) {
        return tr(th(Bars.name(segment.kind()).in(language)).attr("scope", "row"), td(Numbers.mib(segment.size()) + " MiB"),
            td(Numbers.grouped(segment.size().count())));
    }

    private static DomContent wire(MemoryPicture picture) {
        Language language = picture.place().language();
        if (picture.wire().messages().isEmpty()) return p(Phrase.WIRE_NOTHING.in(language));
        return table(
            StageText.columns(language, List.of(Phrase.TEXT_MOMENT, Phrase.TEXT_DIRECTION, Phrase.TEXT_MESSAGE, Phrase.TEXT_CONTENTS)),
            tbody(each(picture.wire().messages(), parcel -> parcel(parcel, language)))).withClass("messages");
    }

    private static DomContent parcel(Parcel parcel, Language language) {
        return tr(td(Numbers.seconds(parcel.at()) + " s"), td((parcel.fromGuest() ? Phrase.TO_HOST : Phrase.TO_GUEST).in(language)),
            td(parcel.name()),
            td(parcel.detail()));
    }
}
