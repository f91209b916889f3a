package diptych.sim.console;

import diptych.sim.model.KernelVersion;
import java.util.List;

/**
 * What {@code systemctl status} looks like in the Debian that came with a kernel, and what the unit is called there. Debian renamed
 * its units with kernel 5.8 (changelog of its package linux, 5.8.3-1).
 *
 * @param since     first kernel with this look
 * @param label     width of the labels before the colon; it grew in systemd 244
 * @param preset    how the line "Loaded" introduces the vendor's preset; empty where it does not tell
 * @param tasks     whether processes are counted
 * @param memory    whether memory is
 * @param cpu       whether time of the processor is
 * @param marks     whether a unit that is off has a hollow dot and one that failed a cross; otherwise all have a dot; with these came
 *                  the line "Duration", and the name of the unit beside its description
 * @param ended     what the journal says of an orderly end; empty where nothing
 * @param unit      name of the unit
 */
record Systemd(KernelVersion since, int label, String preset, boolean tasks, boolean memory, boolean cpu, boolean marks, String ended,
               String unit) {
    /** hyperv-daemons of Debian. */
    static final String DESCRIPTION = "Hyper-V volume shadow copy service (VSS) daemon";

    private static final boolean Y = true;
    private static final boolean n = false;
    private static final String LONG = "hyperv-daemons.hv-vss-daemon.service";
    private static final String SHORT = "hv-vss-daemon.service";

    /** Debian 8 to 12 with systemd 215, 232, 241, 247 and 252. */
    private static final List<Systemd> TABLE = List.of(
        //  kernel  label preset             tasks mem cpu marks orderly end                 unit
        row(3, 8,   9,    "",                n,    n,  n,  n,    "",                         LONG),
        row(4, 5,   9,    "vendor preset: ", Y,    n,  n,  n,    "",                         LONG),
        row(4, 15,  9,    "vendor preset: ", Y,    Y,  n,  n,    "Succeeded.",               LONG),
        row(5, 8,   11,   "vendor preset: ", Y,    Y,  Y,  n,    "Succeeded.",               SHORT),
        row(6, 0,   11,   "preset: ",        Y,    Y,  Y,  Y,    "Deactivated successfully.", SHORT));

    static Systemd of(KernelVersion kernel) {
        return TABLE.stream().filter(row -> row.since.compareTo(kernel) <= 0).reduce((older, newer) -> newer).orElseThrow();
    }

    /** systemd 215. */
    boolean isOldest() {
        return !tasks;
    }

    /** {@code "   Loaded: loaded"} */
    String line(String name, String value) {
        return " ".repeat(label - name.length()) + name + ": " + value + "\n";
    }

    /** How the journal names the unit when it starts and stops. */
    String name() {
        return marks ? unit + " - " + DESCRIPTION : DESCRIPTION;
    }

    private static Systemd row(int major, int minor, int label, String preset, boolean tasks, boolean memory, boolean cpu, boolean marks,
                               String ended, String unit) {
        return new Systemd(new KernelVersion(major, minor), label, preset, tasks, memory, cpu, marks, ended, unit);
    }
}
