package diptych.web.view;

import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.summary;

import diptych.lessons.Language;
import diptych.web.view.Stage.Story;
import diptych.web.view.View.Holes;
import j2html.tags.DomContent;

/** The card above the panes: what the lesson says, and where to look. */
final class StoryView {
    static final View<Story> STORY = View.of((language, story) -> section(
        div(
            h2(story.text(Story::heading)).withId("heading").attr("tabindex", "-1"),
            story.html(Story::story),
            story.when(Story::isTheEnd, p(Phrase.LESSON_END.in(language)).withClass("remark")),
            story.when(says -> says.look().isEmpty(), sources(language, story))).withClass("words"),
        story.when(says -> !says.look().isEmpty(),
            div(story.html(Story::look), sources(language, story)).withClass("notes"))
    ).withClass("card story").attr("aria-labelledby", "heading"));

    private StoryView() {}

    private static DomContent sources(Language language, Holes<Story> story) {
        return story.when(says -> !says.sources().isEmpty(),
            details(summary(Phrase.SOURCES.in(language)), story.html(Story::sources)).withClass("sources-fold"));
    }
}
