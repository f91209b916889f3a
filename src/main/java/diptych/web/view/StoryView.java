package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.summary;

import diptych.lessons.Language;
import diptych.web.view.View.Holes;
import j2html.tags.DomContent;

/** The card above the panes: what the lesson says, and beside it what it asks, or where to look. */
final class StoryView {
    static final View<Stage> STORY = View.of((language, stage) -> section(
        div(
            h2(stage.text(shown -> shown.story().heading())).withId("heading").attr("tabindex", "-1"),
            stage.html(shown -> shown.story().story()),
            stage.when(shown -> shown.story().isTheEnd(), p(Phrase.LESSON_END.in(language)).withClass("remark")),
            stage.when(shown -> !shown.story().recall().isEmpty(), p(a(Phrase.RECALL_LINK.in(language)).withClass("button")
                .withId("recall").withHref(stage.attr(shown -> shown.story().recall())))),
            stage.when(shown -> shown.card().isPresent() && !shown.story().look().isEmpty(),
                details(summary(Phrase.TEXT_LOOK.in(language)), stage.html(shown -> shown.story().look())).withClass("look-fold")),
            stage.when(shown -> shown.card().isPresent() || shown.story().look().isEmpty(), sources(language, stage))).withClass("words"),
        stage.when(shown -> shown.card().isPresent(), div(stage.html(StoryView::card)).withClass("notes card-of-questions")),
        stage.when(shown -> shown.card().isEmpty() && !shown.story().look().isEmpty(),
            div(stage.html(shown -> shown.story().look()), sources(language, stage)).withClass("notes"))
    ).withClass("card story").attr("aria-labelledby", "heading"));

    private StoryView() {}

    private static String card(Stage stage) {
        return CardView.html(stage.card().orElseThrow(), stage.place());
    }

    private static DomContent sources(Language language, Holes<Stage> stage) {
        return stage.when(shown -> !shown.story().sources().isEmpty(),
            details(summary(Phrase.SOURCES.in(language)), stage.html(shown -> shown.story().sources())).withClass("sources-fold"));
    }
}
