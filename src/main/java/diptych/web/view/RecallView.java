package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.main;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import diptych.lessons.Language;
import diptych.web.view.Card.Outcome;
import diptych.web.view.RecallPage.Asked;
import diptych.web.view.RecallPage.Row;
import diptych.web.view.RecallPage.Said;
import j2html.tags.DomContent;
import j2html.tags.specialized.TdTag;
import java.util.List;

/** The end of a lesson: questions without the panes, which come back as the feedback. */
public final class RecallView {
    private RecallView() {}

    public static byte[] page(RecallPage page, Files files) {
        Language language = page.place().language();
        String title = Phrase.RECALL_TITLE.in(language, page.title());
        String path = page.place().path() + "/recall";
        return Layout.page(language, title, files, "recall", List.of(),
            Layout.top(language, page.place().namesLanguage(), path),
            main(
                h1(title),
                p(a(Phrase.TEXT_BACK_TO_PICTURE.in(language)).withHref(page.place().address())),
                p(Phrase.RECALL_LEAD.in(language)),
                iff(!page.complete(), p(Phrase.RECALL_NOT_YET.in(language)).withClass("remark")),
                each(page.asked(), asked -> asked(asked, language, path)),
                iff(!page.rows().isEmpty(), section(h2(Phrase.RECALL_ANSWERS.in(language)), answers(page.rows(), language)))
            ).withClass("card"));
    }

    private static DomContent asked(Asked asked, Language language, String path) {
        return section(
            CardView.items(List.of(asked.item()), language, path),
            iff(asked.item() instanceof Outcome, p(a(Phrase.RECALL_SEE.in(language)).withHref(asked.moment())))).withClass("notes");
    }

    private static DomContent answers(List<Row> rows, Language language) {
        return div(table(
            StageText.columns(language, List.of(Phrase.RECALL_QUESTION, Phrase.RECALL_FIRST, Phrase.RECALL_LAST, Phrase.RECALL_RUN)),
            tbody(each(rows, row -> tr(th(rawHtml(row.prompt())).attr("scope", "row"), said(row.first()), said(row.last()),
                td(rawHtml(row.truth())).withClass("left"))))).withClass("answers"))
            .withClass("scrolls").attr("tabindex", "0").attr("role", "region").attr("aria-label", Phrase.RECALL_ANSWERS.in(language));
    }

    private static TdTag said(Said said) {
        return td(rawHtml(said.words()), iff(!said.remark().isEmpty(), span(" (" + said.remark() + ")").withClass("remark")),
            iff(said.right(), span(" ✓").withClass("right"))).withClass("left");
    }
}
