package diptych.web.view;

import diptych.lessons.Language;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import diptych.web.view.Stage.Rail;
import diptych.web.view.Stage.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Memory over time, to scale: four lines, the steps as shades behind them. It depends on the run, not on the moment. */
final class ChartView {
    /** As tall as the lines' names need to stand beside them; in the units of the style sheet's chart height. */
    private static final long HEIGHT = 96;
    private static final long LINE = 14;
    private static final int[] TICKS = {1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 28_800, 86_400};
    private static final int MOST_TICKS = 12;

    private ChartView() {}

    static String chart(Stage stage, boolean elsewhere) {
        var html = new StringBuilder(6000).append("<div id=\"chart\"");
        if (elsewhere) html.append(" hx-swap-oob=\"true\"");
        html.append(" role=\"img\" aria-label=\"").append(Phrase.CHART_LABEL.in(stage.place().language())).append("\">");
        html.append("<input type=\"hidden\" form=\"time\" name=\"").append(Ids.SEEN).append("\" value=\"")
            .append(Numbers.seconds(stage.rail().end())).append("\">");
        levels(html, stage.rail());
        plot(html, stage);
        names(html, stage);
        return html.append("</div>").toString();
    }

    /** The scale at the left: nothing, half, all. */
    private static void levels(StringBuilder html, Rail rail) {
        html.append("<svg class=\"levels\" width=\"100%\" height=\"100%\" aria-hidden=\"true\">");
        for (int part = 0; part <= 2; part++) {
            html.append("<text x=\"100%\" y=\"").append(100 - part * 50).append("%\" dy=\"").append(part == 2 ? 9 : part == 1 ? 4 : 0)
                .append("\">").append(rail.scaleTop().mib() * part / 2).append("</text>");
        }
        html.append("</svg>");
    }

    private static void plot(StringBuilder html, Stage stage) {
        Rail rail = stage.rail();
        html.append("<svg class=\"plot\" width=\"100%\" height=\"100%\" aria-hidden=\"true\">");
        for (Span span : rail.spans()) shade(html, rail, span);
        ticks(html, stage.place().language(), rail.end());
        long width = Math.max(1, rail.end().micros() / 100_000);
        long height = rail.scaleTop().mib();
        html.append("<svg width=\"100%\" height=\"100%\" viewBox=\"0 0 ").append(width).append(' ').append(height)
            .append("\" preserveAspectRatio=\"none\"><g transform=\"translate(0 ").append(height).append(") scale(1 -1)\">");
        var chart = rail.chart();
        line(html, "balloon", chart.balloon());
        line(html, "demand", chart.demand());
        line(html, "total", chart.total());
        line(html, "assigned", chart.assigned());
        html.append("<path class=\"stops\" transform=\"scale(1 ").append(height / 100.0).append(")\" d=\"").append(chart.stops())
            .append("\"/>");
        html.append("</g></svg></svg>");
    }

    private static void line(StringBuilder html, String kind, String data) {
        html.append("<path class=\"").append(kind).append("\" d=\"").append(data).append("\"/>");
    }

    /** A step as a shade with its name; a name that does not fit is cut, and stands in the rail above in full. */
    private static void shade(StringBuilder html, Rail rail, Span span) {
        long end = rail.end().micros();
        String x = RailView.percent(span.from().micros(), end);
        String width = RailView.percent(span.to().micros() - span.from().micros(), end);
        html.append("<svg x=\"").append(x).append("\" width=\"").append(width).append("\" height=\"100%\"><rect class=\"shade shade-")
            .append((span.number() - 1) % 6 + 1).append("\" width=\"100%\" height=\"100%\"/><text x=\"6\" y=\"13\">").append(span.number())
            .append(" · ").append(escaped(span.name())).append("</text></svg>");
    }

    private static void ticks(StringBuilder html, Language language, SimTime end) {
        long seconds = Math.max(1, end.micros() / SimTime.MICROS_PER_SECOND);
        int every = TICKS[TICKS.length - 1];
        for (int i = TICKS.length - 1; i >= 0 && seconds / TICKS[i] <= MOST_TICKS; i--) every = TICKS[i];
        for (long at = 0; at <= seconds; at += every) {
            boolean last = (seconds - at) * 40 < seconds;
            html.append("<text class=\"tick").append(at / every % 2 == 1 ? " odd" : "").append(at == 0 ? " first" : last ? " last" : "")
                .append("\" x=\"")
                .append(RailView.percent(at * SimTime.MICROS_PER_SECOND, end.micros())).append("\" y=\"100%\" dy=\"17\">")
                .append(moment(language, at, every)).append("</text>");
        }
    }

    private static String moment(Language language, long seconds, int every) {
        if (every % 60 != 0) return seconds + (language == Language.ZH ? " 秒" : " s");
        return seconds / 60 + (language == Language.ZH ? " 分" : " min");
    }

    /** A line's name at the right, beside the line's end. */
    private record Name(String kind, String text, long y) {}

    private static void names(StringBuilder html, Stage stage) {
        Language language = stage.place().language();
        Rail rail = stage.rail();
        var chart = rail.chart();
        var names = new ArrayList<>(List.of(
            name("total", Phrase.CHART_TOTAL.in(language), chart.lastTotal(), rail.scaleTop()),
            name("assigned", Phrase.CHART_ASSIGNED.in(language), chart.lastAssigned(), rail.scaleTop()),
            name("demand", Phrase.CHART_DEMAND.in(language), chart.lastDemand(), rail.scaleTop()),
            name("balloon", Phrase.CHART_BALLOON.in(language), chart.lastBalloon(), rail.scaleTop())));
        names.sort(Comparator.comparingLong(Name::y));
        html.append("<svg class=\"names\" viewBox=\"0 0 110 ").append(HEIGHT).append("\" aria-hidden=\"true\">");
        long free = 0;
        for (int i = 0; i < names.size(); i++) {
            long room = HEIGHT - LINE * (names.size() - 1 - i); // names that are still to come below need theirs
            long y = Math.max(free + LINE, Math.min(names.get(i).y + 4, room));
            html.append("<text class=\"").append(names.get(i).kind).append("\" x=\"8\" y=\"").append(y - 2).append("\">")
                .append(names.get(i).text).append("</text>");
            free = y;
        }
        html.append("</svg>");
    }

    private static Name name(String kind, String text, Pages last, Pages top) {
        return new Name(kind, text, HEIGHT - last.count() * HEIGHT / top.count());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
