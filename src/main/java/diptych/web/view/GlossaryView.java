package diptych.web.view;

import static j2html.TagCreator.article;
import static j2html.TagCreator.dfn;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.main;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;

import diptych.lessons.Language;
import diptych.web.view.GlossaryPage.Entry;
import diptych.web.view.GlossaryPage.Part;
import j2html.tags.DomContent;
import java.util.List;

/** The words of the field, with the other language's word beside each. */
public final class GlossaryView {
    private GlossaryView() {}

    public static byte[] page(Language language, boolean namesLanguage, GlossaryPage page, Files files) {
        return Layout.page(language, Phrase.GLOSSARY_TITLE.in(language), files, "text reference", List.of(Layout.styles(files.reference())),
            Layout.top(language, namesLanguage, "/glossary"),
            main(
                h1(Phrase.GLOSSARY_TITLE.in(language)),
                p(Phrase.GLOSSARY_LEAD.in(language)).withClass("lead"),
                each(page.parts(), part -> part(language, part))).withClass("card"));
    }

    private static DomContent part(Language language, Part part) {
        return section(h2(part.heading().in(language)), each(part.terms(), entry -> term(language, entry)));
    }

    private static DomContent term(Language language, Entry entry) {
        Language other = language == Language.EN ? Language.ZH : Language.EN;
        String word = entry.term().word().html(language);
        String translated = entry.term().word().html(other);
        return article(
            h3(dfn(rawHtml(word)), translated.equals(word) ? null
                : span(rawHtml(" " + translated)).withLang(Layout.tag(other)).withClass("translated")),
            p(rawHtml(entry.term().explanation().html(language))),
            ReferenceParts.spots(Phrase.SEE_ALSO, language, entry.see()),
            ReferenceParts.citations(Phrase.TAKEN_FROM, language, entry.term().cites()),
            ReferenceParts.spots(Phrase.READ_IN, language, entry.readIn())).withId(entry.term().id());
    }
}
