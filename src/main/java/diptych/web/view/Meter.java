package diptych.web.view;

/** A level bar: a drawing without words, for the number stands beside it. */
final class Meter {
    private Meter() {}

    /** @param kind its colour in the style sheet */
    static String of(String kind, long percent) {
        return "<svg class=\"meter " + kind + "\" width=\"100%\" height=\"14\" aria-hidden=\"true\"><rect class=\"rest\" width=\"100%\""
            + " height=\"100%\" rx=\"7\"/><rect id=\"meter-" + kind + "\" class=\"part\" width=\"" + percent
            + "%\" height=\"100%\" rx=\"7\"/></svg>";
    }
}
