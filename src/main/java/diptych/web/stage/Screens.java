package diptych.web.stage;

import diptych.sim.console.Counters;
import diptych.sim.console.GetVm;
import diptych.sim.console.GetVmMemory;
import diptych.web.view.Phrase;
import diptych.web.view.Place.GuestTab;
import diptych.web.view.Place.HostTab;
import diptych.web.view.Stage.Console;
import diptych.web.view.Stage.Console.Entry;
import diptych.web.view.Stage.Console.Mark;
import diptych.web.view.Stage.Console.Piece;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What both sides print, with the numbers marked that are not what they were when the step began. */
final class Screens {
    private static final String HOST_PROMPT = "PS C:\\>";
    private static final String GUEST_PROMPT = "$";
    private static final String ASSIGNED_COLUMN = "MemoryAssigned(M)";

    private Screens() {}

    static Console host(Scene scene, HostTab tab) {
        return switch (tab) {
            case MEMORY -> getVm(scene, "Get-VM " + scene.subject(), scene.subject());
            case ALL_VMS -> getVm(scene, "Get-VM");
            case SETTINGS -> screen(HOST_PROMPT, "Get-VMMemory " + scene.subject(), plain(GetVmMemory.print(scene.now(), scene.subject())));
            case PRESSURE -> getCounter(scene);
            case POWERSHELL -> Shells.host(scene);
            case JOB, CHECKPOINTS, SERVICES, EVENTS, BACKUP_POWERSHELL -> throw new IllegalArgumentException(
                "a picture of memory has no tab " + tab);
        };
    }

    /** Pressure is on no page of Hyper-V Manager, only among the performance counters. */
    private static Console getCounter(Scene scene) {
        var pressures = Counters.of(scene.now(), List.of()).stream()
            .filter(reading -> reading.counter().equals(Counters.CURRENT_PRESSURE)).toList();
        return screen(HOST_PROMPT, "Get-Counter '\\" + Counters.VM_SET + "(*)\\" + Counters.CURRENT_PRESSURE + "'",
            plain(Counters.print(scene.now(), pressures)));
    }

    private static Console getVm(Scene scene, String command, String... names) {
        String text = GetVm.print(scene.now(), names);
        int heading = text.indexOf(ASSIGNED_COLUMN);
        int column = heading - text.lastIndexOf('\n', heading) - 1;
        int row = text.indexOf("\n" + scene.subject() + " ") + 1;
        boolean moved = scene.vm().assigned().mib() != scene.vmBefore().assigned().mib();
        return screen(HOST_PROMPT, command, cutOut(text, row + column, moved ? Mark.CHANGED : Mark.ASSIGNED));
    }

    /** Marks the word that begins there. */
    private static List<Piece> cutOut(String text, int from, Mark mark) {
        int end = text.indexOf(' ', from);
        return List.of(new Piece(text.substring(0, from), Mark.NONE), new Piece(text.substring(from, end), mark),
            new Piece(text.substring(end), Mark.NONE));
    }

    static Console guest(Scene scene, GuestTab tab) {
        if (tab == GuestTab.SHELL) return Shells.guest(scene);
        String command = switch (tab) {
            case FREE -> "free -m";
            case MEMINFO -> "cat /proc/meminfo";
            case DMESG -> "dmesg";
            case SHELL, PS, MOUNT, JOURNAL, DAEMON, BACKUP_DMESG, BACKUP_SHELL -> throw new IllegalArgumentException(
                "a picture of memory has no tab " + tab);
        };
        if (!scene.inside().counts()) return screen(GUEST_PROMPT, command, plain(Phrase.NO_OUTPUT.in(scene.language())));
        return screen(GUEST_PROMPT, command, switch (tab) {
            case FREE -> marked(scene.inside().free(), scene.insideBefore().free(), "Mem:");
            case MEMINFO -> marked(scene.inside().meminfoText(), scene.insideBefore().meminfoText(), "MemTotal:");
            default -> log(scene.inside().log(), scene.insideBefore().log());
        });
    }

    /** Numbers that differ are marked; the first number of the line with the total has a mark of its own where it does not. */
    private static List<Piece> marked(String now, String before, String totalLine) {
        var pieces = new ArrayList<Piece>();
        int at = 0;
        int old = 0;
        while (at < now.length()) {
            int end = lineEnd(now, at);
            int oldEnd = lineEnd(before, old);
            String line = now.substring(at, end);
            compare(pieces, line, old < before.length() ? before.substring(old, oldEnd) : line, line.startsWith(totalLine));
            at = end;
            old = oldEnd;
        }
        return pieces;
    }

    /** Where the next line begins. */
    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }

    private static void compare(List<Piece> pieces, String line, String before, boolean holdsTotal) {
        var now = new Words(line);
        var old = new Words(before);
        int plainFrom = 0;
        boolean first = holdsTotal;
        while (now.next()) {
            boolean same = !old.next() || old.equals(now);
            if (!now.isNumber() || same && !first) continue;
            pieces.add(new Piece(line.substring(plainFrom, now.from), Mark.NONE));
            pieces.add(new Piece(line.substring(now.from, now.to), same ? Mark.TOTAL : Mark.CHANGED));
            plainFrom = now.to;
            first = false;
        }
        pieces.add(new Piece(line.substring(plainFrom), Mark.NONE));
    }

    /** The words of a line, one after the other. */
    private static final class Words {
        private final String line;
        private int from;
        private int to;

        Words(String line) {
            this.line = line;
        }

        boolean next() {
            from = to;
            while (from < line.length() && line.charAt(from) <= ' ') from++;
            to = from;
            while (to < line.length() && line.charAt(to) > ' ') to++;
            return to > from;
        }

        boolean equals(Words other) {
            return to - from == other.to - other.from && line.regionMatches(from, other.line, other.from, to - from);
        }

        boolean isNumber() {
            char c = line.charAt(from);
            return c >= '0' && c <= '9' || c == '-' && to - from > 1;
        }
    }

    /** A terminal of the host. */
    static Console host(String command, List<Piece> pieces) {
        return screen(HOST_PROMPT, command, pieces);
    }

    /** A terminal of the guest. */
    static Console guest(String command, List<Piece> pieces) {
        return screen(GUEST_PROMPT, command, pieces);
    }

    /** Lines that were not there when the step began are marked, unless nothing was. */
    static List<Piece> lines(String now, String before) {
        if (before.isEmpty() || now.equals(before)) return plain(now);
        Set<String> known = Set.copyOf(new HashSet<>(before.lines().toList()));
        var pieces = new ArrayList<Piece>();
        for (String line : now.split("(?<=\n)")) {
            String text = line.stripTrailing();
            if (text.isEmpty() || known.contains(text)) {
                pieces.add(new Piece(line, Mark.NONE));
            } else {
                pieces.add(new Piece(text, Mark.CHANGED));
                pieces.add(new Piece(line.substring(text.length()), Mark.NONE));
            }
        }
        return pieces;
    }

    /** Lines that were not there when the step began are marked, unless none was. */
    private static List<Piece> log(String now, String before) {
        if (before.isEmpty() || !now.startsWith(before)) return plain(now);
        var pieces = new ArrayList<>(plain(before));
        if (now.length() > before.length()) pieces.add(new Piece(now.substring(before.length()).stripTrailing(), Mark.CHANGED));
        return pieces;
    }

    static List<Piece> plain(String text) {
        return List.of(new Piece(text, Mark.NONE));
    }

    /** A console in which somebody can type. */
    static Console shell(List<Piece> pieces, Entry entry) {
        Console shown = screen("", "", pieces);
        return new Console("", "", pieces, shown.columns(), Optional.of(entry));
    }

    private static Console screen(String prompt, String command, List<Piece> pieces) {
        int widest = prompt.length() + 1 + command.length();
        int column = 0;
        for (Piece piece : pieces) {
            for (int i = 0; i < piece.text().length(); i++) {
                column = piece.text().charAt(i) == '\n' ? 0 : column + 1;
                widest = Math.max(widest, column);
            }
        }
        return new Console(prompt, command, pieces, widest, Optional.empty());
    }
}
