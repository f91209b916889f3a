package diptych.web.view;

/**
 * Writes one drawing. Lengths are tenths of a unit, so that no floating point decides how a picture looks; geometry goes into attributes,
 * for the content security policy allows no style in a page. What moves has an id that stays the same, so that CSS can move it.
 */
final class Svg {
    /** One unit. */
    static final long UNIT = 10;

    private final StringBuilder out = new StringBuilder(2000);
    private Same same = Same.NOTHING;

    private Svg() {}

    /** A drawing of fixed proportions. */
    static Svg drawing(String classes, int width, int height) {
        var svg = new Svg();
        svg.out.append("<svg class=\"").append(classes).append("\" viewBox=\"0 0 ").append(width).append(' ').append(height)
            .append("\" aria-hidden=\"true\">");
        return svg;
    }

    /** A drawing that is as large as its place; x may be given in percent. */
    static Svg filling(String classes) {
        var svg = new Svg();
        svg.out.append("<svg class=\"").append(classes).append("\" width=\"100%\" height=\"100%\" aria-hidden=\"true\">");
        return svg;
    }

    /** What comes next shows these bytes. */
    Svg of(Same bytes) {
        same = bytes;
        return this;
    }

    private String taken() {
        String attribute = same.attribute();
        same = Same.NOTHING;
        return attribute;
    }

    Svg rect(String id, String classes, long x, long y, long width, long height) {
        return rect(id, classes, x, y, width, height, "");
    }

    /** With a fill from the patterns that every page carries; "" for the fill of its class. */
    Svg rect(String id, String classes, long x, long y, long width, long height, String pattern) {
        out.append("<rect id=\"").append(id).append("\" class=\"").append(classes).append('"').append(taken());
        length(" x=\"", x);
        length("\" y=\"", y);
        length("\" width=\"", width);
        length("\" height=\"", height);
        if (!pattern.isEmpty()) out.append("\" fill=\"url(#").append(pattern).append(')');
        out.append("\"/>");
        return this;
    }

    /** A level line of that length whose height can move. */
    Svg level(String id, String classes, long x, long y, long width) {
        begin(id, classes, y);
        out.append("<path d=\"M");
        tenths(x);
        out.append(" 0h");
        tenths(width);
        out.append("\"/></g>");
        return this;
    }

    Svg path(String classes, String data) {
        out.append("<path class=\"").append(classes).append("\" d=\"").append(data).append("\"/>");
        return this;
    }

    /** A text whose height can move. */
    Svg label(String id, String classes, long x, long y, String text) {
        begin(id, classes, y);
        text("", x, 0, text);
        out.append("</g>");
        return this;
    }

    Svg text(String classes, long x, long y, String text) {
        out.append("<text").append(taken());
        if (!classes.isEmpty()) out.append(" class=\"").append(classes).append('"');
        length(" x=\"", x);
        length("\" y=\"", y);
        out.append("\">");
        escape(text);
        out.append("</text>");
        return this;
    }

    /** What is made elsewhere, as it is. */
    Svg raw(String svg) {
        out.append(svg);
        return this;
    }

    String end() {
        return out.append("</svg>").toString();
    }

    private void begin(String id, String classes, long y) {
        out.append("<g id=\"").append(id).append("\" class=\"").append(classes).append('"').append(taken())
            .append(" transform=\"translate(0 ");
        tenths(y);
        out.append(")\">");
    }

    private void length(String before, long tenths) {
        out.append(before);
        tenths(tenths);
    }

    private void tenths(long tenths) {
        out.append(tenths / UNIT);
        if (tenths % UNIT != 0) out.append('.').append(Math.abs(tenths % UNIT));
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '&' -> out.append("&amp;");
                default -> out.append(c);
            }
        }
    }
}
