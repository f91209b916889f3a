package diptych.web.view;

import diptych.lessons.Language;
import diptych.sim.units.SimTime;
import diptych.web.view.Stage.Chart;
import diptych.web.view.Stage.Line;
import diptych.web.view.Stage.Rail;
import diptych.web.view.Stage.Span;
import diptych.web.view.Stage.Window;
import java.util.ArrayList;
import java.util.Comparator;

/** Lines over time, to scale, and behind them shades for what happened. It depends on the run and its window, not on the moment. */
final class ChartView {
    /** As tall as the lines' names need to stand beside them; in the units of the style sheet's chart height. */
    private static final long HEIGHT = 96;
    private static final long LINE = 14;
    /** Spacings of the labels below, in milliseconds. */
    private static final long[] TICKS = {100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000, 600_000,
        1_200_000, 1_800_000, 3_600_000, 7_200_000, 14_400_000, 28_800_000, 86_400_000};
    private static final int MOST_TICKS = 12;
    private static final long MICROS_PER_MILLI = 1_000;
    private static final long MINUTE = 60_000;

    private ChartView() {}

    /** Which chart a page has: pages say it with their requests, so that a chart that has not changed need not be sent again. */
    static String seen(Rail rail) {
        return Numbers.seconds(rail.window().from()) + "-" + Numbers.seconds(rail.window().to());
    }

    static String chart(Stage stage, boolean elsewhere) {
        var html = new StringBuilder(6000).append("<div id=\"chart\"");
        if (elsewhere) html.append(" hx-swap-oob=\"true\"");
        html.append(" role=\"img\" aria-label=\"").append(Phrase.CHART_LABEL.in(stage.place().language())).append("\">");
        html.append("<input type=\"hidden\" form=\"time\" name=\"").append(Ids.SEEN).append("\" value=\"")
            .append(seen(stage.rail())).append("\">");
        drawing(html, stage.rail(), stage.place().language());
        return html.append("</div>").toString();
    }

    /** A chart that nobody steps through. */
    static String drawing(Rail rail, Language language) {
        var html = new StringBuilder(6000).append("<div class=\"chart\" role=\"img\" aria-label=\"")
            .append(Phrase.CHART_LABEL.in(language)).append("\">");
        drawing(html, rail, language);
        return html.append("</div>").toString();
    }

    private static void drawing(StringBuilder html, Rail rail, Language language) {
        levels(html, rail.chart());
        plot(html, rail, language);
        names(html, rail, language);
    }

    /** The scale at the left: nothing, half, all. */
    private static void levels(StringBuilder html, Chart chart) {
        html.append("<svg class=\"levels\" width=\"100%\" height=\"100%\" aria-hidden=\"true\">");
        for (int part = 0; part <= 2 && chart.scale() > 0; part++) {
            html.append("<text x=\"100%\" y=\"").append(100 - part * 50).append("%\" dy=\"").append(part == 2 ? 9 : part == 1 ? 4 : 0)
                .append("\">").append(chart.scale() * part / 2).append("</text>");
        }
        html.append("</svg>");
    }

    private static void plot(StringBuilder html, Rail rail, Language language) {
        html.append("<svg class=\"plot\" width=\"100%\" height=\"100%\" aria-hidden=\"true\">");
        for (Span span : rail.spans()) shade(html, rail.window(), span);
        ticks(html, language, rail.window());
        for (Line line : rail.chart().lines()) {
            lines(html, rail, line.top(), "<path class=\"" + line.kind() + "\"" + line.same().attribute() + " d=\"" + line.path() + "\"/>");
        }
        lines(html, rail, 100, "<path class=\"stops\" d=\"" + rail.chart().stops() + "\"/>");
        html.append("</svg>");
    }

    /** A drawing of its own for each, so that each may have a scale of its own; they are cut where the window ends. */
    private static void lines(StringBuilder html, Rail rail, long top, String path) {
        long unit = rail.chart().unit().micros();
        long from = rail.window().from().micros() / unit;
        long width = Math.max(1, rail.window().to().micros() / unit - from);
        long height = Math.max(1, top);
        html.append("<svg width=\"100%\" height=\"100%\" viewBox=\"").append(from).append(" 0 ").append(width).append(' ').append(height)
            .append("\" preserveAspectRatio=\"none\"><g transform=\"translate(0 ").append(height).append(") scale(1 -1)\">")
            .append(path).append("</g></svg>");
    }

    /** A stretch as a shade with its name; a name that does not fit is cut, and stands in the rail above in full. */
    private static void shade(StringBuilder html, Window window, Span span) {
        SimTime from = later(span.from(), window.from());
        SimTime to = span.to().min(window.to());
        if (!to.isAfter(from)) return;
        long all = window.to().since(window.from()).micros();
        String x = RailView.percent(from.since(window.from()).micros(), all);
        String width = RailView.percent(to.since(from).micros(), all);
        html.append("<svg x=\"").append(x).append("\" width=\"").append(width).append("\" height=\"100%\"><rect class=\"shade ")
            .append(span.kind()).append("\" width=\"100%\" height=\"100%\"/><text x=\"6\" y=\"13\">");
        if (span.number() > 0) html.append(span.number()).append(" · ");
        html.append(escaped(span.name())).append("</text></svg>");
    }

    private static SimTime later(SimTime one, SimTime other) {
        return one.isAfter(other) ? one : other;
    }

    private static void ticks(StringBuilder html, Language language, Window window) {
        long from = window.from().micros() / MICROS_PER_MILLI;
        long to = window.to().micros() / MICROS_PER_MILLI;
        long length = Math.max(1000, to - from);
        long every = TICKS[TICKS.length - 1];
        for (int i = TICKS.length - 1; i >= 0 && length / TICKS[i] <= MOST_TICKS; i--) every = TICKS[i];
        for (long at = Math.ceilDiv(from, every) * every; at <= from + length; at += every) {
            boolean first = (at - from) * 40 < length;
            boolean last = (from + length - at) * 40 < length;
            html.append("<text class=\"tick").append(at / every % 2 == 1 ? " odd" : "").append(first ? " first" : last ? " last" : "")
                .append("\" x=\"").append(RailView.percent(at - from, length)).append("\" y=\"100%\" dy=\"17\">")
                .append(moment(language, at, every)).append("</text>");
        }
    }

    private static String moment(Language language, long millis, long every) {
        boolean chinese = language == Language.ZH;
        if (every % MINUTE == 0) return millis / MINUTE + (chinese ? " 分" : " min");
        String seconds = every % 1000 == 0 ? Long.toString(millis / 1000) : millis / 1000 + "." + millis % 1000 / 100;
        return seconds + (chinese ? " 秒" : " s");
    }

    /** A line's name at the right, beside the line's end. */
    private record Name(String kind, Same same, String text, long y) {}

    private static void names(StringBuilder html, Rail rail, Language language) {
        var names = new ArrayList<Name>();
        for (Line line : rail.chart().lines()) {
            names.add(new Name(line.kind(), line.same(), line.name().in(language),
                HEIGHT - line.last() * HEIGHT / Math.max(1, line.top())));
        }
        names.sort(Comparator.comparingLong(Name::y));
        html.append("<svg class=\"names\" viewBox=\"0 0 110 ").append(HEIGHT).append("\" aria-hidden=\"true\">");
        long free = 0;
        for (int i = 0; i < names.size(); i++) {
            long room = HEIGHT - LINE * (names.size() - 1 - i); // names that are still to come below need theirs
            long y = Math.max(free + LINE, Math.min(names.get(i).y + 4, room));
            html.append("<text class=\"").append(names.get(i).kind).append('"').append(names.get(i).same.attribute())
                .append(" x=\"8\" y=\"").append(y - 2).append("\">")
                .append(names.get(i).text).append("</text>");
            free = y;
        }
        html.append("</svg>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
