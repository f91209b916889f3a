package diptych.lessons;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * What of an author's HTML may reach a page, and the one place that knows the library which takes the rest away. The list says what is
 * allowed: the blocks and marks of CommonMark and links to the web; no script, style, form, picture, frame or attribute besides.
 */
final class Sanitizer {
    private static final Safelist ALLOWED = new Safelist()
        .addTags("p", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "br", "hr", "h3", "h4", "h5", "h6", "a")
        .addAttributes("a", "href").addProtocols("a", "href", "http", "https").addEnforcedAttribute("a", "rel", "nofollow")
        .addAttributes("ol", "start")
        .preserveRelativeLinks(true); // which leaves addresses as they are written; relative ones have no protocol and go
    private static final Cleaner CLEANER = new Cleaner(ALLOWED);

    private Sanitizer() {}

    /** What is left of a fragment of HTML. */
    static String clean(String html) {
        var left = CLEANER.clean(Jsoup.parseBodyFragment(html));
        return left.outputSettings(new OutputSettings().prettyPrint(false)).body().html();
    }

    /** What {@link #clean} would take away, each as an author would name it: {@code <iframe>}, {@code onclick of <p>}. */
    static List<String> takenAway(String html) {
        var taken = new ArrayList<String>();
        Document page = Jsoup.parseBodyFragment(html);
        page.head().getAllElements().stream().skip(1).forEach(element -> taken.add("<" + element.normalName() + ">"));
        page.body().getAllElements().stream().skip(1).forEach(element -> inspect(element, taken));
        return taken.stream().distinct().toList();
    }

    private static void inspect(Element element, List<String> taken) {
        var name = element.normalName();
        if (!ALLOWED.isSafeTag(name)) {
            taken.add("<" + name + ">");
            return;
        }
        for (Attribute attribute : element.attributes()) {
            if (!ALLOWED.isSafeAttribute(name, element, attribute)) taken.add(attribute.getKey() + " of <" + name + ">");
        }
    }
}
