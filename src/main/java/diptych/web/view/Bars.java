package diptych.web.view;

import static diptych.web.view.Svg.UNIT;

import diptych.lessons.Language;
import diptych.sim.units.Pages;
import diptych.web.view.MemoryPicture.Scale;
import diptych.web.view.MemoryPicture.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The two bars and the ruler between them, at one scale: the same height is the same amount of memory in all three drawings, and a level
 * line goes on from one to the next.
 */
final class Bars {
    /** Units from zero to the top of the scale. */
    private static final long PLOT = 226;
    private static final long BASE = 243;
    private static final int HEIGHT = 264;
    private static final long CAPTION = 259;
    private static final int HOST_WIDTH = 206;
    private static final int HINGE_WIDTH = 224;
    private static final int GUEST_WIDTH = 280;
    private static final long BAR = 110;
    private static final long HOST_BAR = 10;
    private static final long GUEST_BAR = 72;
    /** The least height that has room for a line of text. */
    private static final long ROOM = 15;
    private static final long LINE = 13;

    private Bars() {}

    /** The host's bar: what it has given, and what it has taken back. */
    static String host(MemoryPicture picture) {
        Language language = picture.place().language();
        var host = picture.host();
        Scale scale = picture.scale();
        long top = y(scale, host.assigned());
        long whole = y(scale, host.assigned().plus(host.returned()));
        long middle = (HOST_BAR + BAR / 2) * UNIT;
        var svg = thresholds(Svg.drawing("bar host-bar", HOST_WIDTH, HEIGHT), "h", scale, HOST_WIDTH);
        names(svg, scale, top, language);
        svg.of(Same.BALLOON).rect("h-returned", "returned", HOST_BAR * UNIT + 5, whole, BAR * UNIT - 10, top - whole)
            .of(Same.ASSIGNED).rect("h-assigned", "assigned", HOST_BAR * UNIT, top, BAR * UNIT, BASE * UNIT - top);
        if (BASE * UNIT - top >= ROOM * UNIT) {
            svg.label("h-label", "on-assigned mid", middle, (BASE * UNIT + top) / 2 + 40,
                Phrase.BAR_ASSIGNED.in(language, Numbers.mib(host.assigned())));
        }
        if (top - whole >= 2 * ROOM * UNIT) {
            svg.label("h-back", "on-returned mid", middle, (top + whole) / 2 - 30, Phrase.BAR_RETURNED.in(language));
            returned(svg, middle, (top + whole) / 2 + 110, host.returned());
        } else if (top - whole >= ROOM * UNIT) {
            returned(svg, middle, (top + whole) / 2 + 40, host.returned());
        }
        return svg.of(Same.ASSIGNED).level("h-line", "line-assigned", (HOST_BAR + BAR) * UNIT, top, (HOST_WIDTH - HOST_BAR - BAR) * UNIT)
            .of(Same.ASSIGNED).label("h-line-label", "of-assigned end strong", (HOST_WIDTH - 4) * UNIT, top - 50,
                Phrase.LINE_ASSIGNED.in(language) + " " + Numbers.mib(host.assigned()))
            .text("caption mid", middle, CAPTION * UNIT, Phrase.BAR_ON_HOST.in(language, host.vm()))
            .end();
    }

    private static void returned(Svg svg, long middle, long y, Pages amount) {
        svg.label("h-back-size", "on-returned mid strong", middle, y, "−" + Numbers.mib(amount) + " MiB");
    }

    /** On a narrow screen the ruler is not there to name the lines. */
    private static void names(Svg svg, Scale scale, long assigned, Language language) {
        name(svg, scale, scale.minimum(), assigned, Phrase.SCALE_MINIMUM, language);
        name(svg, scale, scale.startup(), assigned, Phrase.SCALE_STARTUP, language);
        name(svg, scale, scale.maximum(), assigned, Phrase.SCALE_MAXIMUM, language);
    }

    /** Unless the label of what is assigned stands there already. */
    private static void name(Svg svg, Scale scale, Pages at, long assigned, Phrase name, Language language) {
        long below = y(scale, at) + 100;
        if (!at.exceeds(scale.top()) && (below < assigned - ROOM * UNIT || below > assigned + LINE * UNIT)) {
            svg.text("only-narrow threshold-name", (HOST_WIDTH - 4) * UNIT, below, name.in(language, Numbers.mib(at)));
        }
    }

    /** The ruler: the three settings, and where each side's line comes in. */
    static String hinge(MemoryPicture picture) {
        Language language = picture.place().language();
        Scale scale = picture.scale();
        var svg = thresholds(Svg.drawing("ruler", HINGE_WIDTH, HEIGHT), "m", scale, HINGE_WIDTH);
        threshold(svg, Same.RANGE, "m-minimum-label", scale, scale.minimum(),
            Phrase.SCALE_MINIMUM.in(language, Numbers.mib(scale.minimum())));
        threshold(svg, Same.STARTUP, "m-startup-label", scale, scale.startup(),
            Phrase.SCALE_STARTUP.in(language, Numbers.mib(scale.startup())));
        threshold(svg, Same.RANGE, "m-maximum-label", scale, scale.maximum(),
            Phrase.SCALE_MAXIMUM.in(language, Numbers.mib(scale.maximum())));
        svg.of(Same.ASSIGNED).level("m-assigned", "line-assigned", 0, y(scale, picture.host().assigned()), 44 * UNIT);
        Pages total = picture.guest().total();
        if (!total.isZero()) {
            svg.of(Same.TOTAL).level("m-total", "line-total", (HINGE_WIDTH - 44) * UNIT, y(scale, total), 44 * UNIT);
        }
        return svg.end();
    }

    private static void threshold(Svg svg, Same same, String id, Scale scale, Pages at, String text) {
        if (at.exceeds(scale.top())) return;
        svg.of(same).label(id, "threshold-label mid", HINGE_WIDTH * UNIT / 2, y(scale, at) - 40, text);
    }

    /** The guest's bar: where each page is. */
    static String guest(MemoryPicture picture) {
        Language language = picture.place().language();
        var guest = picture.guest();
        Scale scale = picture.scale();
        var svg = thresholds(Svg.drawing("bar guest-bar", GUEST_WIDTH, HEIGHT), "g", scale, GUEST_BAR + BAR + 4);
        stack(svg, picture, language);
        if (!guest.total().isZero()) totalLine(svg, language, scale, guest.total());
        return svg.text("caption mid", (GUEST_BAR + BAR / 2) * UNIT, CAPTION * UNIT, Phrase.BAR_IN_GUEST.in(language)).end();
    }

    private static void totalLine(Svg svg, Language language, Scale scale, Pages size) {
        long total = y(scale, size);
        svg.of(Same.TOTAL).level("g-line", "line-total", 0, total, GUEST_BAR * UNIT)
            .of(Same.TOTAL).label("g-line-label", "of-total strong", 4 * UNIT, total - 50,
                Phrase.LINE_TOTAL.in(language) + " " + Numbers.mib(size));
    }

    /** A segment, and where it was drawn. */
    private record Drawn(Segment segment, long top, long bottom) {
        long middle() {
            return (top + bottom) / 2;
        }
    }

    private static void stack(Svg svg, MemoryPicture picture, Language language) {
        Scale scale = picture.scale();
        boolean inTotal = picture.equality().map(Equality::balloonInTotal).orElse(false);
        var beside = new ArrayList<Drawn>();
        Pages below = Pages.ZERO;
        for (Segment segment : picture.guest().segments()) {
            Pages above = below.plus(segment.size());
            var drawn = new Drawn(segment, y(scale, above), y(scale, below));
            draw(svg, drawn, parts(segment.kind(), inTotal), language);
            if (!segment.size().isZero() && drawn.bottom - drawn.top < ROOM * UNIT) beside.add(drawn);
            below = above;
        }
        labelBeside(svg, beside, language);
    }

    private static void draw(Svg svg, Drawn drawn, String parts, Language language) {
        String kind = drawn.segment.kind().name().toLowerCase(Locale.ROOT);
        Same same = same(drawn.segment.kind());
        svg.of(same).rect("g-" + kind, "seg " + kind + parts, GUEST_BAR * UNIT, drawn.top, BAR * UNIT, drawn.bottom - drawn.top,
            pattern(drawn.segment.kind()));
        if (drawn.bottom - drawn.top >= ROOM * UNIT) {
            svg.label("g-" + kind + "-label", "on-" + kind + " mid strong", (GUEST_BAR + BAR / 2) * UNIT, drawn.middle() + 40,
                name(drawn.segment.kind()).in(language) + " " + Numbers.mib(drawn.segment.size()));
        }
    }

    /** What is too thin to be written on is written beside the bar, top to bottom, no two lines on each other. */
    private static void labelBeside(Svg svg, List<Drawn> thin, Language language) {
        long free = 10 * UNIT;
        for (int i = thin.size() - 1; i >= 0; i--) {
            Drawn drawn = thin.get(i);
            long room = (BASE - LINE * i) * UNIT; // lines that are still to come below need theirs
            long y = Math.max(free, Math.min(drawn.middle() + 35, room));
            long edge = (GUEST_BAR + BAR) * UNIT;
            svg.raw(leader(edge, drawn.middle(), y - 35));
            svg.of(same(drawn.segment.kind())).text("beside", edge + 14 * UNIT, y,
                name(drawn.segment.kind()).in(language) + " " + Numbers.mib(drawn.segment.size()));
            free = y + LINE * UNIT;
        }
    }

    private static String leader(long x, long from, long to) {
        return "<path class=\"leader\" d=\"M" + x / 10 + " " + from / 10 + "l4 0l4 " + (to - from) / 10 + "l4 0\"/>";
    }

    private static Svg thresholds(Svg svg, String prefix, Scale scale, long width) {
        threshold(svg, Same.RANGE, prefix + "-minimum", scale, scale.minimum(), width);
        threshold(svg, Same.STARTUP, prefix + "-startup", scale, scale.startup(), width);
        threshold(svg, Same.RANGE, prefix + "-maximum", scale, scale.maximum(), width);
        return svg;
    }

    private static void threshold(Svg svg, Same same, String id, Scale scale, Pages at, long width) {
        if (!at.exceeds(scale.top())) svg.of(same).level(id, "threshold", 0, y(scale, at), width * UNIT);
    }

    /** How far below the top of the drawing an amount stands, in tenths of a unit. */
    private static long y(Scale scale, Pages amount) {
        return BASE * UNIT - amount.count() * PLOT * UNIT / scale.top().count();
    }

    private static String pattern(Segment.Kind kind) {
        return switch (kind) {
            case KERNEL -> "p-kernel";
            case CACHE -> "p-cache";
            case BALLOON -> "p-balloon";
            case KEPT -> "p-kept";
            case OFFLINE -> "p-offline";
            case APPS, FREE -> "";
        };
    }

    /** What is pointed at with a segment: its own bytes, or the column of {@code free} that counts it. */
    private static Same same(Segment.Kind kind) {
        return switch (kind) {
            case APPS, KERNEL -> Same.USED;
            case CACHE -> Same.CACHE;
            case FREE -> Same.FREE;
            case BALLOON -> Same.BALLOON;
            case KEPT -> Same.KEPT;
            case OFFLINE -> Same.OFFLINE;
        };
    }

    /** What else a segment is part of, as classes. */
    private static String parts(Segment.Kind kind, boolean balloonInTotal) {
        return switch (kind) {
            case APPS, KERNEL, CACHE, FREE -> " k-total";
            case BALLOON -> balloonInTotal ? " k-total k-used" : "";
            case KEPT, OFFLINE -> "";
        };
    }

    static Phrase name(Segment.Kind kind) {
        return switch (kind) {
            case APPS -> Phrase.SEG_APPS;
            case KERNEL -> Phrase.SEG_KERNEL;
            case CACHE -> Phrase.SEG_CACHE;
            case FREE -> Phrase.SEG_FREE;
            case BALLOON -> Phrase.SEG_BALLOON;
            case KEPT -> Phrase.SEG_KEPT;
            case OFFLINE -> Phrase.SEG_OFFLINE;
        };
    }
}
