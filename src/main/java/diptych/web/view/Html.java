package diptych.web.view;

import j2html.Config;
import j2html.rendering.FlatHtml;
import j2html.tags.Renderable;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Tags as text, and text as HTML. */
final class Html {
    private static final Config CONFIG = Config.defaults().withTextEscaper(Html::escaped);

    private Html() {}

    static void write(Renderable tag, Appendable out) {
        try {
            tag.render(FlatHtml.into(out, CONFIG));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Text that means itself in HTML, between tags and in quoted attributes; most has nothing to escape and stays what it is. */
    static String escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (entity(text.charAt(i)) != null) return escaped(text, i);
        }
        return text;
    }

    private static String escaped(String text, int from) {
        var escaped = new StringBuilder(text.length() + 16).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            String entity = entity(text.charAt(i));
            if (entity == null) escaped.append(text.charAt(i));
            else escaped.append(entity);
        }
        return escaped.toString();
    }

    private static String entity(char c) {
        return c > '>' ? null : switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#x27;";
            default -> null;
        };
    }
}
