package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import diptych.lessons.Language;
import diptych.scenario.Problem;
import j2html.tags.DomContent;
import java.util.List;

/** What an author has to mend, shown while lessons are read from their folder: file, line, what is wrong and what would be right. */
public final class MistakesView {
    private MistakesView() {}

    /** In the place of a lesson that has mistakes. */
    public static byte[] page(Language language, boolean namesLanguage, String lesson, List<Problem> mistakes, Files files) {
        String title = Phrase.MISTAKES_OF_LESSON.in(language, lesson);
        return Layout.page(language, title, files, "text", List.of(),
            Layout.top(language, namesLanguage, "/lessons/" + lesson),
            main(
                h1(title),
                p(Phrase.MISTAKES_LEAD.in(language)),
                list(mistakes),
                p(a(Phrase.ALL_LESSONS.in(language)).withHref(Layout.home(language, namesLanguage)))).withClass("card"));
    }

    /** Beside the lessons that have none; nothing while nothing is wrong. */
    static DomContent card(Language language, List<Problem> mistakes) {
        if (mistakes.isEmpty()) return null;
        return section(
            h2(Phrase.MISTAKES.in(language, mistakes.size())),
            p(Phrase.MISTAKES_LEAD.in(language)),
            list(mistakes)).withId("mistakes").withClass("card");
    }

    private static DomContent list(List<Problem> mistakes) {
        return ol(each(mistakes, mistake -> li(
            code(mistake.line() > 0 ? mistake.file() + ":" + mistake.line() : mistake.file()), text(" "),
            span((mistake.field().isEmpty() ? "" : mistake.field() + ": ") + mistake.message()).withLang("en"))))
            .withClass("mistakes");
    }
}
