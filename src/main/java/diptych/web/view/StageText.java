package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.main;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import diptych.lessons.Language;
import diptych.web.view.Stage.Phase;
import diptych.web.view.TextPage.Row;
import j2html.tags.DomContent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The whole of a moment as prose and tables, for who cannot see the picture, and for who would rather read. */
public final class StageText {
    private StageText() {}

    public static byte[] page(TextPage page, Files files) {
        Stage stage = page.stage();
        Language language = stage.place().language();
        String title = Phrase.TEXT_TITLE.in(language, stage.lesson().title(), Numbers.moment(stage.place().at()));
        return Layout.page(language, title, files, "text", List.of(),
            Layout.top(language, stage.place().namesLanguage(), stage.place().in(Language.EN).textAddress(), stage.place()
                .in(Language.ZH).textAddress()),
            main(
                h1(title),
                ways(page),
                p(where(stage)),
                part(Phrase.TEXT_HAPPENED, language, p(stage.said())),
                part(Phrase.TEXT_LESSON, language, div(strong(stage.story().heading()), rawHtml(stage.story().story()))),
                each(stage.card().stream().toList(), card -> part(Phrase.TEXT_QUESTIONS, language, CardView.plain(card, stage.place()))),
                iff(!stage.story().recall().isEmpty(), p(a(Phrase.RECALL_LINK.in(language)).withHref(stage.story().recall()))),
                iff(!stage.story().look().isEmpty(), part(Phrase.TEXT_LOOK, language, rawHtml(stage.story().look()))),
                picture(stage),
                part(Phrase.TEXT_OVER_TIME, language, overTime(page)),
                iff(!stage.story().sources().isEmpty(), part(Phrase.SOURCES, language, rawHtml(stage.story().sources()))))
                    .withClass("card"));
    }

    static DomContent part(Phrase heading, Language language, DomContent... content) {
        return section(h2(heading.in(language)), each(Arrays.asList(content), each -> each));
    }

    private static DomContent ways(TextPage page) {
        Place place = page.stage().place();
        Language language = place.language();
        return nav(
            a(Phrase.TEXT_BACK_TO_PICTURE.in(language)).withHref(place.address()),
            page.back().map(back -> a(Phrase.TEXT_PREVIOUS.in(language)).withHref(place.at(back).textAddress()).withRel("prev"))
                .orElse(null),
            page.next().map(next -> a(Phrase.TEXT_NEXT.in(language)).withHref(place.at(next).textAddress()).withRel("next")).orElse(null)
        ).withClass("ways").attr("aria-label", Phrase.TIME.in(language));
    }

    private static String where(Stage stage) {
        Phase current = stage.phases().stream().filter(phase -> phase.state() == Phase.State.CURRENT).findFirst().orElseThrow();
        return Phrase.TEXT_WHERE.in(stage.place().language(), current.number(), stage.phases().size(), current.name(),
            Numbers.moment(stage.place().at()), Numbers.moment(stage.rail().end()));
    }

    private static DomContent picture(Stage stage) {
        return switch (stage.picture()) {
            case MemoryPicture memory -> MemoryText.of(memory);
            case BackupPicture backup -> BackupText.of(backup);
        };
    }

    private static DomContent overTime(TextPage page) {
        Place place = page.stage().place();
        Language language = place.language();
        return div(table(
            columns(language, Stream.concat(Stream.of(Phrase.TEXT_MOMENT, Phrase.TEXT_HAPPENED), page.columns().stream()).toList()),
            tbody(each(page.overTime(), row -> row(row, place)))).withClass("over-time")).withClass("scrolls").attr("tabindex", "0")
            .attr("role", "region").attr("aria-label", Phrase.TEXT_OVER_TIME.in(language));
    }

    private static DomContent row(Row row, Place place) {
        var moment = a(Numbers.seconds(row.at()) + " s").withHref(place.at(row.at()).textAddress());
        return tr(th(row.at().equals(place.at()) ? moment.attr("aria-current", "true") : moment).attr("scope", "row"), td(row.what())
            .withClass("left"), each(row.numbers(), number -> td(number)));
    }

    /** The head of a table. */
    static DomContent columns(Language language, List<Phrase> names) {
        return thead(tr(each(names, name -> th(name.in(language)).attr("scope", "col"))));
    }
}
