package diptych.web.view;

import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import diptych.web.view.Stage.Trend;
import diptych.web.view.Stage.Value;
import diptych.web.view.View.Holes;
import j2html.tags.specialized.SpanTag;
import java.util.List;

/** Named values, one below the other: what each was, what it is, and which way it went. */
final class ValueView {
    private static final View<Value> ROW = View.of((language, value) -> tr(
        th(value.text(Value::name)).attr("scope", "row"),
        td(
            value.when(ValueView::moved,
                span(span(Phrase.WAS.in(language) + " ").withClass("hidden"), value.text(Value::before)).withText(" → ").withClass("was")),
            value.when(shown -> shown.same() == Same.NOTHING, shown(value)),
            value.when(shown -> shown.same() != Same.NOTHING, shown(value).attr("data-k", value.attr(shown -> shown.same().key()))))));

    static final View<List<Value>> TABLE =
        View.of((language, values) -> table(tbody(values.each(rows -> rows, ROW))).withClass("values"));

    private ValueView() {}

    private static SpanTag shown(Holes<Value> value) {
        return span(value.text(Value::shown), value.text(ValueView::arrow)).withClass("shown " + value.attr(ValueView::tone));
    }

    private static boolean moved(Value value) {
        return value.trend() != Trend.SAME;
    }

    private static String arrow(Value value) {
        return switch (value.trend()) {
            case UP -> " ↑";
            case DOWN -> " ↓";
            case SAME -> "";
        };
    }

    private static String tone(Value value) {
        String tone = switch (value.tone()) {
            case PLAIN -> "plain";
            case GOOD -> "good";
            case BAD -> "bad";
        };
        return moved(value) ? tone + " moved" : tone;
    }
}
