package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.article;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import diptych.lessons.Language;
import diptych.lessons.Source;
import diptych.sim.model.ModelChoice;
import diptych.web.view.SourcesPage.Entry;
import diptych.web.view.SourcesPage.Taken;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;

/** Every source with its claims; each claim has an address of its own. */
public final class SourcesView {
    private SourcesView() {}

    public static byte[] page(Language language, boolean namesLanguage, SourcesPage page, Files files) {
        return Layout.page(language, Phrase.SOURCES_TITLE.in(language), files, "text reference", List.of(Layout.styles(files.reference())),
            Layout.top(language, namesLanguage, "/sources"),
            main(
                h1(Phrase.SOURCES_TITLE.in(language)),
                p(Phrase.SOURCES_LEAD.in(language)).withClass("lead"),
                each(page.sources(), entry -> source(language, entry))).withClass("card"));
    }

    private static DomContent source(Language language, Entry entry) {
        Source source = entry.source();
        return article(
            h2(span(source.tag()).withClass("tag"), text(" "), rawHtml(source.title().html(language))),
            p(text(by(language, source)), source.address().map(address -> link(language, address)).orElse(null)).withClass("remark"),
            ul(each(entry.claims(), claim -> claim(language, claim))).withClass("claims")).withId(source.tag());
    }

    private static String by(Language language, Source source) {
        String by = source.by().in(language);
        return source.date().map(date -> Phrase.SOURCE_BY.in(language, by, date)).orElse(by);
    }

    private static DomContent link(Language language, String address) {
        return span(text(" · "), a(Phrase.READ_SOURCE.in(language)).withHref(address).withRel("noopener noreferrer nofollow"));
    }

    private static DomContent claim(Language language, Taken taken) {
        return li(
            div(a(taken.claim().name()).withHref("#" + taken.id()).withClass("claim-name"), text(" "),
                rawHtml(taken.claim().text().html(language))),
            choices(language, taken.claim().choices()),
            ReferenceParts.spots(Phrase.CITED_IN, language, taken.citedIn())).withId(taken.id());
    }

    private static DomContent choices(Language language, List<ModelChoice> choices) {
        if (choices.isEmpty()) return null;
        return div(span(Phrase.OUR_CHOICE.in(language)), ul(each(choices, choice -> li(code(choice.name().toLowerCase(Locale.ROOT)),
            text(" = " + choice.value() + " " + unit(language, choice.unit())))))).withClass("remark links choices");
    }

    /** Units of the SI and of memory are written alike in both languages. */
    private static String unit(Language language, String unit) {
        return switch (unit) {
            case "calls" -> Phrase.UNIT_CALLS.in(language);
            case "pages" -> Phrase.UNIT_PAGES.in(language);
            case "block" -> Phrase.UNIT_BLOCK.in(language);
            case "transactions" -> Phrase.UNIT_TRANSACTIONS.in(language);
            default -> unit;
        };
    }
}
