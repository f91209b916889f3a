package diptych.web.view;

import diptych.sim.units.Pages;
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
 * @param scale    of everything that is drawn in mebibytes
 * @param host     the left side
 * @param wire     what passes between the sides
 * @param guest    the right side
 * @param others   kernels with which the same could be seen
 * @param equality the line under both; empty while no kernel is up that counts
 * @param rail     time
 * @param said     the one sentence that a screen reader hears: what has just happened
 */
public record Stage(Place place, LessonLink lesson, List<Phase> phases, Story story, Scale scale, HostPane host, Wire wire, GuestPane guest,
                    List<OtherGuest> others, Optional<Equality> equality, Rail rail, String said) {
    public Stage {
        phases = List.copyOf(phases);
        others = List.copyOf(others);
    }

    /** Another kernel for the same lesson. */
    public record OtherGuest(String id, String kernel) {}

    /** A lesson's name and place. */
    public record LessonLink(String id, String title) {}

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
     */
    public record Story(String heading, String story, String look, String sources, boolean isTheEnd) {}

    /** How a number has moved. */
    public enum Trend { UP, DOWN, SAME }

    /**
     * What a bar's height means.
     *
     * @param top      what the top of the drawing stands for
     * @param minimum  setting
     * @param startup  setting
     * @param maximum  setting; not drawn when it is above {@code top}
     */
    public record Scale(Pages top, Pages minimum, Pages startup, Pages maximum) {}

    /**
     * The host's side.
     *
     * @param vm       the VM the lesson is about
     * @param title    host name, release and size
     * @param panel    what the open tab shows
     * @param assigned to the VM
     * @param returned what the VM had and the host has taken back
     * @param console  what the host prints
     */
    public record HostPane(String vm, String title, HostPanel panel, Pages assigned, Pages returned, Console console) {}

    /** What a tab of the host shows. */
    public sealed interface HostPanel {
        /** Name and value, one below the other: the Memory tab of Hyper-V Manager, or the VM's settings. */
        record Values(List<Value> rows) implements HostPanel {}

        /** A row for each VM, and how the host's memory adds up. */
        record AllVms(List<VmRow> vms, HostSum sum) implements HostPanel {}
    }

    /** A named value; {@code before} is what it was when the step began. */
    public record Value(String name, String shown, String before, Trend trend, Tone tone) {}

    /** Whether a value is good news. */
    public enum Tone { PLAIN, GOOD, BAD }

    /** A VM among others. */
    public record VmRow(String name, String state, String assigned, String demand, String status, boolean subject) {}

    /** Host memory = reserve + host programs + held by VMs + available. */
    public record HostSum(Pages memory, Pages reserve, Pages applications, Pages held, Pages available) {}

    /**
     * What a program printed.
     *
     * @param prompt  before the command
     * @param command as it was typed
     * @param pieces  the output, cut where the marking changes
     * @param columns width of its longest line
     */
    public record Console(String prompt, String command, List<Piece> pieces, int columns) {
        /** A stretch of output. */
        public record Piece(String text, Mark mark) {}

        /** Why a stretch stands out. */
        public enum Mark { NONE, CHANGED, ASSIGNED, TOTAL }
    }

    /**
     * What is on the wire.
     *
     * @param messages oldest first
     * @param quiet    whether none of them was sent within the second before the moment shown
     */
    public record Wire(List<Parcel> messages, boolean quiet) {}

    /**
     * A message.
     *
     * @param name      the protocol's name for it
     * @param fromGuest who sent it
     * @param detail    what is in it
     * @param at        when it was sent
     * @param fresh     whether it belongs to the moment shown
     */
    public record Parcel(String name, boolean fromGuest, String detail, SimTime at, boolean fresh) {}

    /**
     * The guest's side.
     *
     * @param title    kernel and name
     * @param segments bottom first
     * @param total    MemTotal
     * @param why      what the numbers mean just now
     * @param numbers  what has moved, and what stays though one might not expect it
     * @param console  what the guest prints
     */
    public record GuestPane(String title, List<Segment> segments, Pages total, Explanation why, List<Value> numbers,
                            Console console) {
        public GuestPane {
            segments = List.copyOf(segments);
            numbers = List.copyOf(numbers);
        }
    }

    /** A part of the guest's memory. */
    public record Segment(Kind kind, Pages size) {
        /** What the part is used for; in the order of the stack while the balloon counts in the total. */
        public enum Kind { APPS, KERNEL, CACHE, FREE, BALLOON, KEPT, OFFLINE }
    }

    /** The point in bold, then the reason, then a remark. */
    public record Explanation(String point, String reason, String remark) {}

    /**
     * The time rail.
     *
     * @param end       how far the run has gone
     * @param chart     drawn by the second
     * @param spans     where each step that was played lies
     * @param scaleTop  what the top of the chart stands for
     * @param playing   whether the picture goes on by itself
     * @param next      the moment it goes on to; empty at the end
     */
    public record Rail(SimTime end, Chart chart, List<Span> spans, Pages scaleTop, boolean playing, Optional<SimTime> next) {
        /** The last whole second, for the slider. */
        public long wholeSeconds() {
            return end.micros() / SimTime.MICROS_PER_SECOND;
        }

        /** Whether the next scene follows within a second. */
        public boolean isBurst(SimTime at) {
            return next.isPresent() && next.get().since(at).isBefore(SimTime.seconds(1));
        }
    }

    /** A step on the chart. */
    public record Span(int number, String name, SimTime from, SimTime to) {}

    /**
     * Lines as SVG path data: x in tenths of a second, y in pages downwards from zero.
     *
     * @param stops the moments that stepping halts at, as path data of short strokes
     */
    public record Chart(String demand, String assigned, String total, String balloon, String stops, Pages lastDemand, Pages lastAssigned,
                        Pages lastTotal, Pages lastBalloon) {}
}
