package diptych.web.view;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;

import diptych.lessons.Language;
import j2html.tags.DomContent;
import java.util.List;

/** A lesson before it is begun: what it is about, what will happen, and which Linux to see it on. */
public final class LessonView {
    private LessonView() {}

    public static byte[] page(Language language, boolean namesLanguage, Preview lesson, Files files) {
        return Layout.page(language, lesson.title(), files, "plain", List.of(),
            Layout.top(language, namesLanguage, lesson.path()),
            main(
                section(
                    div(
                        h1(lesson.title()),
                        p(lesson.summary()).withClass("lead"),
                        begin(language, namesLanguage, lesson)).withClass("words"),
                    PictureView.picture(lesson.picture().picture())).withClass("hero"),
                section(
                    h2(Phrase.WHAT_HAPPENS.in(language)),
                    ol(each(lesson.steps(), LessonView::step)).withClass("cards steps"))),
            Layout.patterns());
    }

    private static DomContent step(Preview.Step step) {
        return li(span(step.number() + " " + step.name()).withClass("pill current"), span(step.heading()))
            .withClass("card lesson-card").withId("step-" + step.number());
    }

    private static DomContent begin(Language language, boolean namesLanguage, Preview lesson) {
        return form(
            fieldset(
                legend(Phrase.CHOOSE_GUEST.in(language)),
                each(lesson.guests(), guest -> guest(guest, guest.equals(lesson.guests().get(0))))),
            iff(namesLanguage, input().withType("hidden").withName(Ids.LANG).withValue(language.tag())),
            button(Phrase.START.in(language)).withType("submit").withClass("primary"),
            p(Phrase.STARTS_WITH.in(language) + " " + Phrase.START_HINT.in(language)).withClass("remark")
        ).withMethod("post").withAction(lesson.path()).withClass("begin");
    }

    private static DomContent guest(Preview.Guest guest, boolean usual) {
        var choice = input().withType("radio").withName(Ids.GUEST).withValue(guest.id());
        return label(
            usual ? choice.attr("checked") : choice,
            span(strong(guest.name()), span(guest.hint()).withClass("remark")))
                .withClass("choice");
    }
}
