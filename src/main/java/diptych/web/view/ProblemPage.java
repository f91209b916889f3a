package diptych.web.view;

import diptych.lessons.Language;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.document;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.title;

/** The page that says why a request was not done, and the way back. */
public final class ProblemPage {
    private ProblemPage() {}

    public static String render(Language language, int status, String title, String detail, String stylesheet) {
        String back = switch (language) {
            case EN -> "All lessons";
            case ZH -> "全部课程";
        };
        return document(html(
            head(
                meta().withCharset("utf-8"),
                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                title(status + " " + title + " · Diptych"),
                link().withRel("stylesheet").withHref(stylesheet)),
            body(main(
                h1(status + " " + title),
                p(detail),
                p(a(back).withHref("/?lang=" + language.tag()))).withClass("problem"))
        ).withLang(language.tag()));
    }
}
