package diptych.web;

import diptych.lessons.Language;
import diptych.web.handbook.CrossReferences;
import diptych.web.handbook.SupportTables;
import diptych.web.view.GlossaryView;
import diptych.web.view.Ids;
import diptych.web.view.SourcesView;
import diptych.web.view.SupportView;
import io.javalin.http.Context;

/** What lessons refer to: sources, terms, and who supports what. */
final class HandbookHandlers {
    private final Site site;

    HandbookHandlers(Site site) {
        this.site = site;
    }

    /** GET /sources */
    void sources(Context context) {
        Language language = Forms.language(context);
        Site.page(context, SourcesView.page(language, Forms.namesLanguage(context), references(language).sources(), site.files()));
    }

    /** GET /glossary */
    void glossary(Context context) {
        Language language = Forms.language(context);
        Site.page(context, GlossaryView.page(language, Forms.namesLanguage(context), references(language).glossary(), site.files()));
    }

    private CrossReferences references(Language language) {
        return new CrossReferences(site.handbook().get(), site.catalog().get(), language);
    }

    /** GET /support?q={words} */
    void support(Context context) {
        Language language = Forms.language(context);
        var page = SupportTables.page(site.handbook().get().support(), language, query(context.queryParam(Ids.QUERY)));
        Site.page(context, SupportView.page(language, Forms.namesLanguage(context), page, site.files()));
    }

    private static String query(String words) {
        if (words == null) return "";
        if (words.length() <= Ids.LONGEST_QUERY) return words;
        throw new ProblemException(Problem.of(400,
            "q has " + words.length() + " characters; search for at most " + Ids.LONGEST_QUERY + ".",
            "q 有 " + words.length() + " 个字符；最多可搜索 " + Ids.LONGEST_QUERY + " 个字符。"));
    }
}
