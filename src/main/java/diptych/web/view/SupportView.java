package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.main;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import diptych.lessons.Language;
import diptych.web.view.SupportPage.Cell;
import diptych.web.view.SupportPage.Row;
import diptych.web.view.SupportPage.Table;
import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Tables of who has what, and a form that searches them; it works without script and follows the typing with it. */
public final class SupportView {
    private SupportView() {}

    public static byte[] page(Language language, boolean namesLanguage, SupportPage page, Files files) {
        return Layout.page(language, Phrase.SUPPORT_TITLE.in(language), files, "text reference", List.of(Layout.styles(files.reference())),
            Layout.top(language, namesLanguage, address(Language.EN, page.query()), address(Language.ZH, page.query())),
            main(
                h1(Phrase.SUPPORT_TITLE.in(language)),
                p(Phrase.SUPPORT_LEAD.in(language)).withClass("lead"),
                search(language, namesLanguage, page),
                p(count(language, page)).withId(Ids.MATCHES).attr("role", "status"),
                div(
                    iff(page.tables().isEmpty(), p(text(Phrase.ROWS_NONE_HINT.in(language) + " "),
                        a(Phrase.SEARCH_CLEAR.in(language)).withHref(address(language, "")))),
                    each(page.tables(), each -> section(language, each))).withId(Ids.FOUND)).withClass("card"));
    }

    private static String address(Language language, String query) {
        String path = "/support?" + Ids.LANG + "=" + language.tag();
        return query.isEmpty() ? path : path + "&" + Ids.QUERY + "=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    private static DomContent search(Language language, boolean namesLanguage, SupportPage page) {
        return form(
            label(Phrase.SEARCH_LABEL.in(language)).withFor(Ids.QUERY),
            input().withType("search").withName(Ids.QUERY).withId(Ids.QUERY).withValue(page.query())
                .attr("maxlength", Ids.LONGEST_QUERY).attr("autocomplete", "off").attr("aria-describedby", "search-hint"),
            button(Phrase.SEARCH_GO.in(language)).withType("submit"),
            iff(!page.query().isEmpty(), a(Phrase.SEARCH_CLEAR.in(language)).withHref(address(language, ""))),
            iff(namesLanguage, input().withType("hidden").withName(Ids.LANG).withValue(language.tag())),
            p(Phrase.SEARCH_HINT.in(language)).withClass("remark").withId("search-hint")
        ).withMethod("get").withAction("/support").withClass("search").attr("role", "search")
            .attr("hx-get", "/support").attr("hx-trigger", "input changed delay:300ms, submit").attr("hx-target", "#" + Ids.FOUND)
            .attr("hx-select", "#" + Ids.FOUND).attr("hx-select-oob", "#" + Ids.MATCHES + ":innerHTML").attr("hx-swap", "outerHTML")
            .attr("hx-replace-url", "true").attr("hx-sync", "this:replace");
    }

    private static String count(Language language, SupportPage page) {
        if (page.query().isEmpty()) return Phrase.ROWS_ALL.in(language, page.rows());
        Phrase said = page.found() == 0 ? Phrase.ROWS_NONE : Phrase.ROWS_FOUND;
        return said.in(language, page.found(), page.rows(), page.query());
    }

    private static DomContent section(Language language, Table table) {
        String caption = table.caption().in(language);
        return div(
            table(
                caption(caption),
                StageText.columns(language, table.columns()),
                tbody(each(table.rows(), row -> row(language, row))))
        ).withId(table.id()).withClass("scrolls support").attr("tabindex", "0").attr("role", "region").attr("aria-label", caption);
    }

    private static DomContent row(Language language, Row row) {
        return tr(
            each(IntStream.range(0, row.cells().size()).boxed().toList(), i -> cell(language, row.cells().get(i), i == 0)),
            td(each(row.cites(), citation -> ReferenceParts.citation(language, citation))).withClass("links"));
    }

    private static DomContent cell(Language language, Cell cell, boolean first) {
        return first ? filled(th(), language, cell).attr("scope", "row") : filled(td(), language, cell);
    }

    private static <T extends ContainerTag<T>> T filled(T tag, Language language, Cell cell) {
        return switch (cell.kind()) {
            case YES -> tag.with(text("✓ " + Phrase.YES.in(language))).withClass("shown good");
            case NO -> tag.with(text("✗ " + Phrase.NO.in(language))).withClass("shown bad");
            case UNKNOWN -> tag.with(text(Phrase.NOT_SAID.in(language))).withClass("remark");
            case NAME -> cell.text().isEmpty() ? tag.with(text("–")) : tag.with(code(cell.text()));
            case WORDS -> cell.html().isEmpty() ? tag.with(text(cell.text())) : tag.with(rawHtml(cell.html()));
        };
    }
}
