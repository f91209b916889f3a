package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.each;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.link;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.span;
import static j2html.TagCreator.title;

import diptych.lessons.Language;
import j2html.tags.DomContent;
import java.util.List;

/** What every page has around it. */
final class Layout {
    /** htmx without eval, without styles of its own, without a history in the browser's storage (ux.md 5.2, 5.3, 5.7). */
    private static final String HTMX_CONFIG = """
        {"allowEval":false,"includeIndicatorStyles":false,"allowScriptTags":false,"selfRequestsOnly":true,"historyCacheSize":0,\
        "historyRestoreAsHxRequest":false,"refreshOnHistoryMiss":true,"disableInheritance":true,"defaultSwapStyle":"outerHTML",\
        "scrollBehavior":"instant","allowNestedOobSwaps":false,"timeout":10000,\
        "attributesToSettle":["width","height","x","y","transform"],"responseHandling":[{"code":"204","swap":false},\
        {"code":"[23]..","swap":true},{"code":"[45]..","swap":true,"error":true,"ignoreTitle":true,"target":"#problem","select":"main",\
        "swapOverride":"innerHTML"}]}""";

    private static final int USUAL_SIZE = 24_000;

    private Layout() {}

    /** A whole page. */
    static byte[] page(Language language, String title, Files files, String kind, List<? extends DomContent> headExtras,
        DomContent... content) {
        var page = html(
            head(
                meta().withCharset("utf-8"),
                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                meta().withName("color-scheme").withContent("light dark"),
                meta().withName("htmx-config").withContent(HTMX_CONFIG),
                title(title + " · Diptych"),
                link().withRel("icon").withHref(files.icon()).withType("image/svg+xml"),
                styles(files.style()),
                each(headExtras, extra -> extra),
                script().withSrc(files.script()).attr("defer"), // before the library, which it keeps from the browser's storage
                script().withSrc(files.htmx()).attr("defer")),
            body(content).with(ReferenceParts.foot(language)).withClass(kind)
        ).withLang(tag(language));
        var out = new Utf8(USUAL_SIZE).append("<!DOCTYPE html>");
        Html.write(page, out);
        return out.bytes();
    }

    /** A style sheet. */
    static DomContent styles(String address) {
        return link().withRel("stylesheet").withHref(address);
    }

    /** The language as HTML and CSS want it: which shapes Chinese characters take depends on it. */
    static String tag(Language language) {
        return language == Language.ZH ? "zh-Hans" : "en";
    }

    /** The name of the product, and the way home. */
    static DomContent brand(Language language, boolean namesLanguage) {
        return a(rawHtml(LOGO), span("Diptych")).withClass("brand").withHref(home(language, namesLanguage))
            .attr("aria-label", "Diptych · " + Phrase.ALL_LESSONS.in(language));
    }

    static String home(Language language, boolean namesLanguage) {
        return namesLanguage ? "/?lang=" + language.tag() : "/";
    }

    /** The top of a page that has no run. */
    static DomContent top(Language language, boolean namesLanguage, String path) {
        return top(language, namesLanguage, path + "?lang=" + Language.EN.tag(), path + "?lang=" + Language.ZH.tag());
    }

    /** The top of a page that is the same in the other language at another address. */
    static DomContent top(Language language, boolean namesLanguage, String english, String chinese) {
        return header(
            brand(language, namesLanguage),
            span().withClass("grow"),
            languages(language, english, chinese)).withClass("top");
    }

    /** Both languages, each in its own name; the one in use is no link. */
    static DomContent languages(Language current, String english, String chinese) {
        return span(
            language("EN", "en", english, current == Language.EN),
            span(" · ").attr("aria-hidden", "true"),
            language("中文", "zh-Hans", chinese, current == Language.ZH))
            .withClass("languages").attr("role", "group").attr("aria-label", Phrase.LANGUAGES.in(current));
    }

    private static DomContent language(String name, String tag, String address, boolean current) {
        return current ? span(name).withLang(tag).attr("aria-current", "true")
            : a(name).withLang(tag).attr("hreflang", tag).withHref(address);
    }

    static DomContent patterns() {
        return rawHtml(PATTERNS);
    }

    /** Fills that tell kinds of memory apart without colour; every page carries them once, and drawings refer to them. */
    private static final String PATTERNS = """
        <svg class="patterns" width="0" height="0" aria-hidden="true"><defs>\
        <pattern id="p-balloon" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <rect class="b1" width="10" height="10"/><rect class="b2" width="4.5" height="10"/></pattern>\
        <pattern id="p-cache" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="c1" width="6" height="6"/>\
        <circle class="c2" cx="1.5" cy="1.5" r=".8"/><circle class="c2" cx="4.5" cy="4.5" r=".8"/></pattern>\
        <pattern id="p-kernel" width="5" height="5" patternUnits="userSpaceOnUse"><rect class="n1" width="5" height="5"/>\
        <path class="n2" d="M0 2.5h5"/></pattern>\
        <pattern id="p-kept" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">\
        <rect class="k1" width="5" height="5"/><path class="k2" d="M0 0v5"/></pattern>\
        <pattern id="p-offline" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="o1" width="6" height="6"/>\
        <path class="o2" d="M0 0l6 6M6 0l-6 6"/></pattern></defs></svg>""";

    private static final String LOGO = "<svg class=\"logo\" viewBox=\"0 0 26 22\" aria-hidden=\"true\">"
        + "<path class=\"logo-host\" d=\"M1 3.2 12 1v20L1 18.8z\"/><path class=\"logo-guest\" d=\"M14 1l11 2.2v15.6L14 21z\"/></svg>";
}
