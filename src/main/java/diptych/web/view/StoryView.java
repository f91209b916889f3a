package diptych.web.view;

import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;


import diptych.lessons.Language;
import diptych.web.view.Stage.Story;
import diptych.web.view.Stage.Trend;
import diptych.web.view.Stage.Value;
import j2html.tags.DomContent;
import java.util.Locale;

/** The card above the panes: what the lesson says, and where to look. */
final class StoryView {
    private StoryView() {}

    static DomContent story(Stage stage) {
        Language language = stage.place().language();
        Story story = stage.story();
        return section(
            div(
                h2(story.heading()).withId("heading").attr("tabindex", "-1"),
                rawHtml(story.story())).withClass("words"),
            iff(!story.look().isEmpty() || !story.sources().isEmpty(), div(
                rawHtml(story.look()),
                iff(!story.sources().isEmpty(), details(summary(Phrase.SOURCES.in(language)), rawHtml(story.sources()))
                    .withClass("sources-fold"))
            ).withClass("notes"))).withClass("card story").attr("aria-labelledby", "heading");
    }

    /** A value as a row: what it was, what it is, and which way it went. */
    static DomContent value(Language language, Value row) {
        return tr(
            th(row.name()).attr("scope", "row"),
            td(
                iff(row.trend() != Trend.SAME, span(span(Phrase.WAS.in(language) + " ").withClass("hidden"), span(row.before() + " → "))
                    .withClass("was")),
                span(row.shown() + arrow(row.trend())).withClass("shown " + row.tone().name().toLowerCase(Locale.ROOT)
                    + (row.trend() == Trend.SAME ? "" : " moved"))));
    }

    private static String arrow(Trend trend) {
        return switch (trend) {
            case UP -> " ↑";
            case DOWN -> " ↓";
            case SAME -> "";
        };
    }
}
