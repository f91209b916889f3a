package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.article;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;

import diptych.lessons.Language;
import diptych.scenario.Problem;
import j2html.tags.DomContent;
import java.util.List;

/** All lessons, below the picture that makes one ask and, for who writes them, below what is wrong with them. */
public final class CatalogView {
    private CatalogView() {}

    public static byte[] page(Language language, boolean namesLanguage, List<Preview> lessons, List<Problem> mistakes,
                              Files files) {
        return Layout.page(language, Phrase.TAGLINE.in(language), files, "plain", List.of(),
            Layout.top(language, namesLanguage, "/"),
            main(
                MistakesView.card(language, mistakes),
                section(
                    div(
                        h1(Phrase.CATALOG_HEADING.in(language)),
                        p(Phrase.CATALOG_LEAD.in(language)).withClass("lead"),
                        iff(!lessons.isEmpty(), p(a(Phrase.OPEN_LESSON.in(language)).withClass("button primary")
                            .withHref(lessons.isEmpty() ? "" : address(lessons.get(0), language, namesLanguage)))),
                        p(a(Phrase.SANDBOX.in(language)).withId("to-sandbox")
                            .withHref(namesLanguage ? "/sandbox?lang=" + language.tag() : "/sandbox")),
                        p(Phrase.EVERY_NUMBER.in(language)).withClass("remark")).withClass("words"),
                    lessons.isEmpty() ? null : PictureView.picture(lessons.get(0).picture().picture())).withClass("hero"),
                section(
                    h2(Phrase.LESSONS.in(language)),
                    div(each(lessons, lesson -> card(lesson, language, namesLanguage))).withClass("cards"))),
            Layout.patterns());
    }

    private static DomContent card(Preview lesson, Language language, boolean namesLanguage) {
        return article(
            h3(a(lesson.title()).withHref(address(lesson, language, namesLanguage))),
            p(lesson.summary()),
            ol(each(lesson.steps(), step -> li(span(step.number() + " " + step.name()).withClass("pill")))).withClass("pills"))
                .withClass("card lesson-card");
    }

    private static String address(Preview lesson, Language language, boolean namesLanguage) {
        return namesLanguage ? lesson.path() + "?" + Ids.LANG + "=" + language.tag() : lesson.path();
    }
}
