package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.button;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.main;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import diptych.lessons.Language;
import diptych.web.view.Comparison.Row;
import diptych.web.view.Comparison.Side;
import diptych.web.view.Comparison.Way;
import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.IntStream;

/** Two runs side by side: their numbers, their pictures, their lines over time, and where they part. */
public final class CompareView {
    private CompareView() {}

    public static byte[] page(Comparison comparison, Files files) {
        Way way = comparison.way();
        Language language = way.language();
        String title = Phrase.COMPARE_TITLE.in(language, comparison.lesson().title(), Numbers.moment(way.at()));
        return Layout.page(language, title, files, "plain compare", List.of(),
            Layout.top(language, way.namesLanguage(), way.in(Language.EN).address(), way.in(Language.ZH).address()),
            main(
                section(h1(title), p(parting(comparison)).withClass("lead"), ways(comparison)).withClass("card words"),
                numbers(comparison),
                div(side(comparison.first(), language), side(comparison.second(), language)).withClass("sides-by-side"),
                moments(comparison)),
            Layout.patterns());
    }

    private static DomContent parting(Comparison comparison) {
        Language language = comparison.way().language();
        return comparison.parting()
            .<DomContent>map(at -> span(Phrase.COMPARE_PARTS.in(language) + " ").with(a(Phrase.SECONDS.in(language, Numbers.moment(at)))
                .withHref(comparison.way().at(at).address())))
            .orElseGet(() -> span(Phrase.COMPARE_NEVER.in(language)));
    }

    /** Time: one step back, one step on, or any moment. */
    private static DomContent ways(Comparison comparison) {
        Way way = comparison.way();
        Language language = way.language();
        return nav(
            comparison.back().map(at -> a(Phrase.BACK.in(language)).withClass("button").withHref(way.at(at).address()).withRel("prev"))
                .orElse(null),
            comparison.next().map(at -> a(Phrase.NEXT.in(language)).withClass("button primary").withId("next")
                .withHref(way.at(at).address()).withRel("next")).orElse(null),
            form(
                hidden("a", way.first()), hidden("b", way.second()), way.namesLanguage() ? hidden(Ids.LANG, language.tag()) : null,
                label(Phrase.COMPARE_AT.in(language)).withFor("moment"),
                input().withType("number").withName(Ids.AT).withId("moment").attr("min", "0").attr("max", Numbers.seconds(way.end()))
                    .attr("step", "any").withValue(Numbers.seconds(way.at())),
                button(Phrase.GO.in(language)).withType("submit")).withMethod("get").withAction("/compare").withClass("when")
        ).withClass("ways").attr("aria-label", Phrase.TIME.in(language));
    }

    private static DomContent hidden(String name, String value) {
        return input().withType("hidden").withName(name).withValue(value);
    }

    private static DomContent numbers(Comparison comparison) {
        Language language = comparison.way().language();
        return section(
            table(
                thead(tr(th(Phrase.COMPARE_NUMBER.in(language)).attr("scope", "col"), th(comparison.first().name()).attr("scope", "col"),
                    th(comparison.second().name()).attr("scope", "col"))),
                tbody(each(IntStream.range(0, comparison.columns().size()).boxed().toList(), i -> number(comparison, i))))
        ).withClass("card words numbers");
    }

    private static DomContent number(Comparison comparison, int index) {
        String first = comparison.first().numbers().get(index);
        String second = comparison.second().numbers().get(index);
        String mark = first.equals(second) ? "shown" : "shown moved";
        return tr(th(comparison.columns().get(index).in(comparison.way().language())).attr("scope", "row"),
            td(span(first).withClass(mark)), td(span(second).withClass(mark)));
    }

    private static DomContent side(Side side, Language language) {
        return section(
            h2(a(side.name()).withHref(side.address())),
            p(side.said()),
            PictureView.picture(side.picture()),
            div(rawHtml(ChartView.drawing(side.rail(), language))).withClass("time-line"),
            side.picture() instanceof BackupPicture backup && backup.copy().isPresent()
                ? CopyView.CONTENT.of(language, backup.copy().get()) : null).withClass("side-of-two");
    }

    private static DomContent moments(Comparison comparison) {
        Language language = comparison.way().language();
        return section(
            h2(Phrase.COMPARE_MOMENTS.in(language)),
            div(table(
                thead(tr(th(Phrase.TEXT_MOMENT.in(language)).attr("scope", "col"), th(comparison.first().name()).attr("scope", "col"),
                    th(comparison.second().name()).attr("scope", "col"))),
                tbody(each(comparison.rows(), row -> row(row, comparison.way())))).withClass("over-time")).withClass("scrolls")
                .attr("tabindex", "0").attr("role", "region").attr("aria-label", Phrase.COMPARE_MOMENTS.in(language))
        ).withClass("card words");
    }

    private static DomContent row(Row row, Way way) {
        var moment = a(Phrase.SECONDS.in(way.language(), Numbers.moment(row.at()))).withHref(way.at(row.at()).address());
        return tr(th(row.at().equals(way.at()) ? moment.attr("aria-current", "true") : moment).attr("scope", "row"),
            td(row.first()).withClass("left"), td(row.second()).withClass("left"),
            iff(row.differ(), td(strong("≠").attr("title", Phrase.COMPARE_DIFFER.in(way.language())))));
    }
}
