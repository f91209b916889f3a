package diptych.web.view;

import diptych.lessons.Language;
import diptych.sim.units.SimTime;
import diptych.web.view.Stage.Picture;
import diptych.web.view.Stage.Rail;
import java.util.List;
import java.util.Optional;

/**
 * Two runs of one lesson at the same moment.
 *
 * @param way      addresses of this page at other moments
 * @param lesson   what both are about
 * @param columns  what the numbers of both sides are of
 * @param first    one run
 * @param second   the other
 * @param parting  the first moment at which their numbers differ; empty if they never do
 * @param rows     the moments of both, in order
 * @param back     the moment before
 * @param next     the next moment
 */
public record Comparison(Way way, Stage.LessonLink lesson, List<Phrase> columns, Side first, Side second, Optional<SimTime> parting,
                         List<Row> rows, Optional<SimTime> back, Optional<SimTime> next) {
    public Comparison {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * Where this page is.
     *
     * @param namesLanguage whether the address names the language, so that links must go on naming it
     * @param end           how far both runs have gone
     */
    public record Way(String first, String second, Language language, boolean namesLanguage, SimTime at, SimTime end) {
        public Way at(SimTime moment) {
            return new Way(first, second, language, namesLanguage, moment, end);
        }

        public Way in(Language other) {
            return new Way(first, second, other, true, at, end);
        }

        public String address() {
            return runs(first, second) + "&at=" + Numbers.seconds(at) + (namesLanguage ? "&lang=" + language.tag() : "");
        }

        /** Where both stand beside each other at the last moment that both have, whenever that is. */
        public static String atEnd(String first, String second, Language language, boolean namesLanguage) {
            return runs(first, second) + (namesLanguage ? "&lang=" + language.tag() : "");
        }

        private static String runs(String first, String second) {
            return "/compare?a=" + first + "&b=" + second;
        }
    }

    /**
     * One of the two.
     *
     * @param name    what makes it different
     * @param address of the same moment on its own page
     * @param said    what has just happened in it
     * @param numbers in the order of the columns
     * @param picture to look at
     * @param rail    its lines over the time that both have
     */
    public record Side(String name, String address, String said, List<String> numbers, Picture picture, Rail rail) {
        public Side {
            numbers = List.copyOf(numbers);
        }
    }

    /** A moment: what happened then in either; nothing where nothing did. @param differ whether their numbers do */
    public record Row(SimTime at, String first, String second, boolean differ) {}
}
