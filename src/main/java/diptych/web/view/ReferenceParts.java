package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.li;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.ul;

import diptych.lessons.Citation;
import diptych.lessons.Language;
import diptych.web.view.SourcesPage.Spot;
import j2html.tags.DomContent;
import java.util.List;

/** What the pages of sources, terms and support share, and their links at the foot of every page. */
final class ReferenceParts {
    private ReferenceParts() {}

    static DomContent foot(Language language) {
        String lang = "?" + Ids.LANG + "=" + language.tag();
        return footer(nav(
            a(Phrase.GLOSSARY_TITLE.in(language)).withHref("/glossary" + lang),
            a(Phrase.SUPPORT_TITLE.in(language)).withHref("/support" + lang),
            a(Phrase.SOURCES_TITLE.in(language)).withHref("/sources" + lang))
            .attr("aria-label", Phrase.REFERENCE.in(language))).withClass("site-foot");
    }

    /** A line that names places; nothing if there are none. */
    static DomContent spots(Phrase label, Language language, List<Spot> spots) {
        return line(label, language, spots.stream().<DomContent>map(spot -> a(spot.name()).withHref(spot.address())).toList());
    }

    static DomContent citations(Phrase label, Language language, List<Citation> cites) {
        return line(label, language, cites.stream().map(citation -> citation(language, citation)).toList());
    }

    static DomContent citation(Language language, Citation citation) {
        return a(citation.tag()).withHref(citation.address(language));
    }

    private static DomContent line(Phrase label, Language language, List<DomContent> links) {
        if (links.isEmpty()) return null;
        return p(span(label.in(language))).withClass("remark links").with(ul(each(links, link -> li(link))));
    }
}
