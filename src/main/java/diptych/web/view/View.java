package diptych.web.view;

import diptych.lessons.Language;
import j2html.TagCreator;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A piece of a page that is drawn often: tags that are made once in each language, with holes that are filled from a record. Filling the
 * holes costs a tenth of making the tags.
 *
 * <pre>
 *   static final View&lt;Value&gt; ROW = View.of((language, value) -&gt; tr(th(value.text(Value::name)), td(value.text(Value::shown))));
 * </pre>
 *
 * @param <R> the record
 */
final class View<R> {
    /** In the text of the tags a hole is one character of Unicode's private use, the first for the first hole. */
    private static final char FIRST_HOLE = '\uE000';

    private final Map<Language, Filler<R>> inEach = new EnumMap<>(Language.class);

    /** The tags of a view in a language; the second argument stands for the record. */
    interface Tags<R> {
        DomContent of(Language language, Holes<R> record);
    }

    /** Writes what belongs into a hole. */
    private interface Filler<R> {
        void fill(R record, Language language, Utf8 out);
    }

    private View() {}

    static <R> View<R> of(Tags<R> tags) {
        var view = new View<R>();
        for (Language language : Language.values()) {
            var holes = new Holes<R>();
            view.inEach.put(language, holes.cut(tags.of(language, holes)));
        }
        return view;
    }

    void write(Language language, R record, Utf8 out) {
        inEach.get(language).fill(record, language, out);
    }

    /** As part of a page that is made of tags each time. */
    DomContent of(Language language, R record) {
        var out = new Utf8(1000);
        write(language, record, out);
        return TagCreator.rawHtml(out.toString());
    }

    /** What stands for a record while the tags are made. */
    static final class Holes<R> {
        private final List<Filler<R>> fillers = new ArrayList<>();

        /** A text of the record. */
        DomContent text(Function<R, ?> text) {
            return TagCreator.rawHtml(hole((record, language, out) -> out.append(Html.escaped(String.valueOf(text.apply(record))))));
        }

        /** HTML that is safe already, such as a drawing or a lesson's text. */
        DomContent html(Function<R, String> html) {
            return TagCreator.rawHtml(hole((record, language, out) -> out.append(html.apply(record))));
        }

        /** The value of an attribute, or a part of it. */
        String attr(Function<R, ?> value) {
            return hole((record, language, out) -> out.append(Html.escaped(String.valueOf(value.apply(record)))));
        }

        /** Only if. */
        DomContent when(Predicate<R> condition, DomContent... tags) {
            Filler<R> inside = cut(TagCreator.each(tags));
            return TagCreator.rawHtml(hole((record, language, out) -> {
                if (condition.test(record)) inside.fill(record, language, out);
            }));
        }

        /** One after the other. */
        <T> DomContent each(Function<R, ? extends Iterable<T>> parts, View<T> view) {
            return TagCreator.rawHtml(hole((record, language, out) -> {
                for (T part : parts.apply(record)) view.write(language, part, out);
            }));
        }

        /** A part of the record, or something made from it, by its own view. */
        <T> DomContent part(Function<R, T> part, View<T> view) {
            return TagCreator.rawHtml(hole((record, language, out) -> view.write(language, part.apply(record), out)));
        }

        private String hole(Filler<R> filler) {
            fillers.add(filler);
            return String.valueOf((char) (FIRST_HOLE + fillers.size() - 1));
        }

        /** The tags as text, cut at the holes. */
        private Filler<R> cut(DomContent tags) {
            var text = new StringBuilder();
            Html.write(tags, text);
            var parts = new ArrayList<Filler<R>>();
            int from = 0;
            for (int i = 0; i < text.length(); i++) {
                int hole = text.charAt(i) - FIRST_HOLE;
                if (hole < 0 || hole >= fillers.size()) continue;
                if (i > from) parts.add(fixed(text.substring(from, i)));
                parts.add(fillers.get(hole));
                from = i + 1;
            }
            if (from < text.length()) parts.add(fixed(text.substring(from)));
            return inOrder(parts);
        }

        private static <R> Filler<R> fixed(String text) {
            var encoded = new Utf8(text.length());
            encoded.append(text);
            byte[] bytes = encoded.bytes();
            return (record, language, out) -> out.append(bytes);
        }

        private static <R> Filler<R> inOrder(List<Filler<R>> parts) {
            var all = List.copyOf(parts);
            return (record, language, out) -> {
                for (int i = 0; i < all.size(); i++) all.get(i).fill(record, language, out);
            };
        }
    }
}
