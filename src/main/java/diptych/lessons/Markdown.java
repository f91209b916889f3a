package diptych.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * CommonMark in, safe HTML out, and the one place that knows the library. Raw HTML is escaped, and what is made passes through the
 * {@link Sanitizer}; what would have to be escaped or taken away is an author's mistake, and {@link #mistakes} names it before anybody
 * sees it.
 */
final class Markdown {
    private static final Parser PARSER = Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    /** Digits that may be written out: kernel releases such as 5.11, and years. */
    private static final Pattern NAMES_WITH_DIGITS = Pattern.compile("(?<!\\d)(\\d{1,2}\\.\\d{1,3}|(19|20)\\d\\d)(?!\\d)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}");
    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z\\d])\\d+([.,]\\d+)*");
    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\[\\]]+)]");

    private Markdown() {}

    /** What kind of mistake it is. */
    enum Kind { FORM, NUMBER }

    /** What is wrong with a text: {@code line} counts from 0. */
    record Mistake(int line, Kind kind, String message) {}

    static String html(String text) {
        return Sanitizer.clean(RENDERER.render(PARSER.parse(text)));
    }

    /** @param bracketed what is wrong with a name in brackets that leads nowhere by itself; empty if nothing is */
    static List<Mistake> mistakes(String text, Function<String, Optional<String>> bracketed) {
        var finder = new Finder(bracketed);
        var document = PARSER.parse(text);
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) finder.look(block);
        return finder.found;
    }

    private static final class Finder extends AbstractVisitor {
        final List<Mistake> found = new ArrayList<>();
        private final Function<String, Optional<String>> bracketed;

        Finder(Function<String, Optional<String>> bracketed) {
            this.bracketed = bracketed;
        }

        /** Finds what is wrong with a block; where nothing is, what the sanitizer would still take away is. */
        void look(Node block) {
            long known = forms();
            block.accept(this);
            if (forms() > known) return;
            for (String taken : Sanitizer.takenAway(RENDERER.render(block))) {
                found.add(mistake(block, taken + " is not allowed in a text and would be left out; a text has paragraphs, lists, quotes,"
                    + " code, emphasis, smaller headings (###) and links without a title"));
            }
        }

        private long forms() {
            return found.stream().filter(mistake -> mistake.kind() == Kind.FORM).count();
        }

        @Override
        public void visit(HtmlBlock html) {
            found.add(mistake(html, "HTML is not allowed in a text; write it in CommonMark"));
        }

        @Override
        public void visit(HtmlInline html) {
            found.add(mistake(html, "HTML is not allowed in a text (" + html.getLiteral() + "); write it in CommonMark, "
                + "or put it in back quotes to show it"));
        }

        @Override
        public void visit(Image image) {
            found.add(mistake(image, "pictures are not allowed in a text, for a page asks nobody else for anything"));
        }

        @Override
        public void visit(Link link) {
            if (!link.getDestination().startsWith("https://") && !link.getDestination().startsWith("http://")) {
                found.add(mistake(link, "a link leads to \"" + link.getDestination()
                    + "\"; it must start with https:// or http://"));
            }
            if (link.getDestination().contains("{{")) {
                found.add(mistake(link, "the address of a link is written out as it is; no placeholder is filled in there"));
            }
        }

        @Override
        public void visit(Text text) {
            writtenOut(text, text.getLiteral());
            BRACKETED.matcher(text.getLiteral()).results()
                .forEach(name -> bracketed.apply(name.group(1)).ifPresent(wrong -> found.add(mistake(text, wrong))));
        }

        @Override
        public void visit(Code code) {
            writtenOut(code, code.getLiteral());
        }

        private void writtenOut(Node node, String literal) {
            var rest = NAMES_WITH_DIGITS.matcher(PLACEHOLDER.matcher(literal).replaceAll("")).replaceAll("");
            var number = NUMBER.matcher(rest);
            while (number.find()) {
                found.add(new Mistake(line(node), Kind.NUMBER, "the number " + number.group()
                    + " is written out; every number but a kernel release or a year is a placeholder such as {{web01.assigned}},"
                    + " so that it is that of the moment shown"));
            }
        }

        private static Mistake mistake(Node node, String message) {
            return new Mistake(line(node), Kind.FORM, message);
        }

        private static int line(Node node) {
            for (Node at = node; at != null; at = at.getParent()) {
                if (!at.getSourceSpans().isEmpty()) return at.getSourceSpans().get(0).getLineIndex();
                if (at instanceof Block block && block.getParent() == null) break;
            }
            return 0;
        }
    }
}
