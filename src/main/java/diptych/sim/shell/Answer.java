package diptych.sim.shell;

import diptych.sim.model.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of a line.
 *
 * @param printed in the order in which it appears
 * @param status  0 for success, as the shell would have it
 * @param asked   what it asks of the world; that it would be accepted has been tried
 */
public record Answer(List<Printed> printed, int status, Optional<Command> asked) {
    public static final Answer NOTHING = new Answer(List.of(), 0, Optional.empty());
    /** No answer is longer, in characters; what is beyond is cut off. */
    public static final int LONGEST = 16_000;

    public Answer {
        printed = List.copyOf(printed);
    }

    /** A stretch of what appears. @param text for a remark: what it is about */
    public record Printed(Kind kind, String text) {}

    /** Who says it. */
    public enum Kind {
        /** Standard output. */
        OUT,
        /** Standard error, or a PowerShell error record. */
        ERROR,
        /** A PowerShell warning. */
        WARNING,
        /** Our remark: the program sleeps in state D until a thaw, so that no prompt would come back. */
        ASLEEP,
        /** Our remark: the program goes on in the background, where in truth the terminal would be taken. */
        GOES_ON,
        /** Our remark: there is nobody to type to; the state of the VM. */
        NOBODY_THERE,
        /** Our remark: the real program can do that, this one cannot. */
        NOT_HERE;

        /** Whether it is ours and not a program's. */
        public boolean isRemark() {
            return compareTo(ASLEEP) >= 0;
        }
    }

    static Answer of(String text) {
        return text.isEmpty() ? NOTHING : of(Kind.OUT, text, 0);
    }

    static Answer failed(int status, String text) {
        return of(Kind.ERROR, text, status);
    }

    static Answer of(Kind kind, String text, int status) {
        return new Answer(text.isEmpty() ? List.of() : List.of(new Printed(kind, text)), status, Optional.empty());
    }

    /** This, and then that; the status is the later one, unless that is a success after a failure. */
    Answer then(Answer next) {
        var both = new ArrayList<>(printed);
        both.addAll(next.printed);
        return new Answer(both, next.status == 0 ? status : next.status, next.asked.or(() -> asked));
    }

    Answer remark(Kind kind, String about) {
        return then(of(kind, about, 0));
    }

    Answer asking(Command command) {
        return new Answer(printed, status, Optional.of(command));
    }

    /** All that stands on the screen, remarks left out. */
    public String text() {
        return printed.stream().filter(each -> !each.kind.isRemark()).map(Printed::text).collect(Collectors.joining());
    }

    /** What goes on to the next program of a pipe. */
    String out() {
        return printed.stream().filter(each -> each.kind == Kind.OUT).map(Printed::text).collect(Collectors.joining());
    }

    /** All but that. */
    Answer withoutOut() {
        return new Answer(printed.stream().filter(each -> each.kind != Kind.OUT).toList(), status, asked);
    }

    /** With that exit status, whatever was before. */
    Answer ending(int last) {
        return new Answer(printed, last, asked);
    }

    /** With standard error where standard output goes. */
    Answer joined() {
        return new Answer(printed.stream().map(each -> each.kind == Kind.ERROR ? new Printed(Kind.OUT, each.text) : each).toList(), status,
            asked);
    }

    /** Not longer than {@link #LONGEST}. */
    Answer cut() {
        var kept = new ArrayList<Printed>();
        int left = LONGEST;
        for (Printed each : printed) {
            if (left == 0) break;
            kept.add(each.text.length() <= left ? each : new Printed(each.kind, each.text.substring(0, left)));
            left -= Math.min(left, each.text.length());
        }
        return new Answer(kept, status, asked);
    }
}
