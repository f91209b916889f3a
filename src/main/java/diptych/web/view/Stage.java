package diptych.web.view;

import diptych.sim.units.SimTime;
import java.util.List;
import java.util.Optional;

/**
 * All that is said about one moment of a run. The page, the fragment that replaces part of it, and the text version are functions of
 * this record, so they cannot disagree.
 *
 * @param place    where we are
 * @param lesson   what is being learned
 * @param phases   the steps of the lesson, in order
 * @param story    what the lesson says about this moment
 * @param card     what it asks; empty where it asks nothing
 * @param picture  host and guest side by side
 * @param rail     time
 * @param said     the one sentence that a screen reader hears: what has just happened
 * @param bench    what can be done by hand; empty where nothing is
 * @param code     a link's code that carries all this by itself; empty where that would be too long
 */
public record Stage(Place place, LessonLink lesson, List<Phase> phases, Story story, Optional<Card> card,
                    Picture picture, Rail rail, String said, Optional<Workbench> bench, Optional<String> code) {
    public Stage {
        phases = List.copyOf(phases);
    }

    /** The same with something else to be heard. */
    public Stage hearing(String other) {
        return new Stage(place, lesson, phases, story, card, picture, rail, other, bench, code);
    }

    /** The same, with something said before: what the learner has just done. */
    public Stage saying(String before) {
        return before.isEmpty() ? this : new Stage(place, lesson, phases, story, card, picture, rail, before + " " + said, bench, code);
    }

    /** Host left, guest right, at one instant: what is drawn depends on what the lesson is about. */
    public sealed interface Picture permits MemoryPicture, BackupPicture {
        /** Where we are. */
        Place place();

        /** Other guests with which the same could be seen. */
        List<OtherGuest> others();
    }

    /**
     * Another guest for the same lesson.
     *
     * @param name    what a button that leads there says
     * @param compare where the button is sent that puts both beside each other
     */
    public record OtherGuest(String id, String name, String compare) {}

    /** A lesson's name and place. @param byHand whether there is a workbench in it, sooner or later */
    public record LessonLink(String id, String title, boolean byHand) {}

    /**
     * A step in the rail.
     *
     * @param address where its outcome is seen; empty while it has not been played
     */
    public record Phase(int number, String name, State state, String address) {
        /** Where the learner stands. */
        public enum State { DONE, CURRENT, TO_COME }
    }

    /**
     * What the lesson says, with every number filled in.
     *
     * @param story   safe HTML
     * @param look    safe HTML: where to look; may be empty
     * @param sources safe HTML: where the facts come from; may be empty
     * @param isTheEnd whether nothing follows: no scene in this run and no step in this lesson
     * @param recall  where the lesson's last questions are asked; empty before the end, and where there are none
     */
    public record Story(String heading, String story, String look, String sources, boolean isTheEnd, String recall) {}

    /** How a number has moved. */
    public enum Trend { UP, DOWN, SAME }

    /** A named value; {@code before} is what it was when the step began, {@code same} which bytes it counts. */
    public record Value(String name, String shown, String before, Trend trend, Tone tone, Same same) {
        public Value(String name, String shown, String before, Trend trend, Tone tone) {
            this(name, shown, before, trend, tone, Same.NOTHING);
        }

        public Value as(Same bytes) {
            return new Value(name, shown, before, trend, tone, bytes);
        }
    }

    /** Whether a value is good news. */
    public enum Tone { PLAIN, GOOD, BAD }

    /**
     * What a program printed.
     *
     * @param prompt  before the command
     * @param command as it was typed
     * @param pieces  the output, cut where the marking changes
     * @param columns width of its longest line
     * @param entry   where somebody can type; empty for a program's output alone
     */
    public record Console(String prompt, String command, List<Piece> pieces, int columns, Optional<Entry> entry) {
        /** A stretch of output. @param same which bytes its number counts */
        public record Piece(String text, Mark mark, Same same) {
            public Piece(String text, Mark mark) {
                this(text, mark, Same.NOTHING);
            }
        }

        /** Why a stretch stands out. */
        public enum Mark { NONE, CHANGED, ASSIGNED, TOTAL, PROMPT, ERROR, WARNING, REMARK }

        /**
         * Where a line is typed.
         *
         * @param side    guest or host, as forms write it
         * @param place   where we are
         * @param prompt  before it
         * @param draft   what stands there already
         * @param choices what it could become; empty unless somebody has asked
         * @param offers  whole lines that make sense
         * @param earlier lines typed before, the newest first
         */
        public record Entry(String side, Place place, String prompt, String draft, List<String> choices, List<String> offers,
                            List<String> earlier) {
            public Entry {
                choices = List.copyOf(choices);
                offers = List.copyOf(offers);
                earlier = List.copyOf(earlier);
            }
        }
    }

    /**
     * The time rail.
     *
     * @param window  what of the run it shows
     * @param end     how far the run has gone
     * @param chart   lines over time
     * @param spans   what lies behind them: the steps that were played, or the stages of what happens
     * @param playing whether the picture goes on by itself
     * @param next    the moment it goes on to; empty at the end
     * @param zooms   what else it could show; empty where there is nothing to choose
     */
    public record Rail(Window window, SimTime end, Chart chart, List<Span> spans, boolean playing, Optional<SimTime> next,
                       List<ZoomLink> zooms) {
        private static final SimTime FINE = SimTime.seconds(30);

        public Rail {
            spans = List.copyOf(spans);
            zooms = List.copyOf(zooms);
        }

        /** Whether the slider can stop between whole seconds. */
        public boolean isFine() {
            return window.to.since(window.from).isBefore(FINE);
        }

        /** Whether the next scene follows within a second. */
        public boolean isBurst(SimTime at) {
            return next.isPresent() && next.get().since(at).isBefore(SimTime.seconds(1));
        }
    }

    /** A stretch of a run. */
    public record Window(SimTime from, SimTime to) {
        public boolean holds(SimTime moment) {
            return !moment.isBefore(from) && !moment.isAfter(to);
        }
    }

    /** A stretch behind the lines. @param kind its shade in the style sheet */
    public record Span(int number, String name, String kind, SimTime from, SimTime to) {}

    /** Another view of the rail. */
    public record ZoomLink(Phrase name, String address, boolean current) {}

    /**
     * Lines over time.
     *
     * @param unit  what one step to the right stands for
     * @param lines drawn in this order, the first at the bottom
     * @param stops the moments that stepping halts at, as path data of short strokes
     * @param scale what the first line's top stands for, to be written at the left; empty for a chart without such a scale
     */
    public record Chart(SimTime unit, List<Line> lines, String stops, long scale) {
        public Chart {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line as SVG path data.
     *
     * @param kind its colour and its strokes in the style sheet
     * @param same which bytes it shows
     * @param name beside its end
     * @param path x in units of the chart, y upwards from zero
     * @param last where it ends
     * @param top  what the top of the chart stands for
     */
    public record Line(String kind, Same same, Phrase name, String path, long last, long top) {}
}
