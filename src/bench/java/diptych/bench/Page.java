package diptych.bench;

import diptych.lessons.Language;
import diptych.web.view.Ids;
import diptych.web.view.Phrase;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the page in the browser says of itself, and sends with what is asked next.
 *
 * @param at   the moment it shows
 * @param seen the window of its chart, as two moments with a line between
 * @param ahead whether it shows what is asked about the next step
 * @param over whether it says that nothing more comes
 */
record Page(String at, String seen, boolean ahead, boolean over) {
    /** Before anything was loaded: it has no chart. */
    static final Page NONE = new Page("", "", false, false);

    private static final Pattern AT = Pattern.compile(" data-at=\"([^\"]+)\"");
    private static final Pattern SEEN = Pattern.compile(" name=\"" + Ids.SEEN + "\" value=\"([^\"]+)\"");
    private static final String AHEAD = " name=\"" + Ids.AHEAD + "\"";
    private static final String LAST = Phrase.LESSON_END.in(Language.EN);

    /** With an answer swapped in; one that carries no chart leaves the chart that is there. */
    Page with(String answer) {
        Matcher moment = AT.matcher(answer);
        if (!moment.find()) throw new IllegalStateException("no moment is shown by " + answer);
        Matcher chart = SEEN.matcher(answer);
        String window = chart.find() ? chart.group(1) : seen;
        if (window.isEmpty()) throw new IllegalStateException("no chart came with " + answer);
        return new Page(moment.group(1), window, answer.contains(AHEAD), answer.contains(LAST));
    }

    /** Whether the chart begins later than the run. */
    boolean isCloseUp() {
        return from() > 0;
    }

    double from() {
        return Double.parseDouble(seen.substring(0, seen.indexOf('-')));
    }

    double to() {
        return Double.parseDouble(seen.substring(seen.indexOf('-') + 1));
    }

    /** As the page's form sends it. */
    String fields() {
        return "&" + Ids.FROM + "=" + at + "&" + Ids.SEEN + "=" + seen + (ahead ? "&" + Ids.AHEAD + "=1" : "");
    }
}
