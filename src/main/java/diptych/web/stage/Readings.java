package diptych.web.stage;

import diptych.sim.console.Dmesg;
import diptych.sim.console.FreeProgram;
import diptych.sim.console.Meminfo;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;

/**
 * What the programs of a guest say at one moment, each asked only once, and only if somebody wants to know. A guest in which no kernel
 * is up says nothing. Two threads may ask the same: they would be told the same.
 */
final class Readings {
    private static final long KIB_PER_MIB = 1024;

    private final Vm vm;
    private Meminfo meminfo;
    private FreeProgram.Columns columns;
    private String free;

    Readings(Vm vm) {
        this.vm = vm;
    }

    Vm vm() {
        return vm;
    }

    boolean counts() {
        return Inside.counts(vm);
    }

    Pages total() {
        return Inside.total(vm);
    }

    Pages ballooned() {
        return vm.guest().memory().ballooned();
    }

    private Meminfo meminfo() {
        Meminfo known = meminfo;
        if (known == null) meminfo = known = counts() ? Meminfo.of(vm) : Meminfo.EMPTY;
        return known;
    }

    /** What {@code free} has computed. */
    FreeProgram.Columns columns() {
        FreeProgram.Columns known = columns;
        if (known == null) columns = known = FreeProgram.Columns.of(meminfo(), vm.guestSettings().freeProgram());
        return known;
    }

    /** The column "used" of {@code free -m}. */
    long usedMib() {
        return columns().used() / KIB_PER_MIB;
    }

    /** What {@code free -m} prints. */
    String free() {
        String known = free;
        if (known == null) free = known = FreeProgram.print(meminfo(), vm.guestSettings().freeProgram(), "-m");
        return known;
    }

    /** What {@code cat /proc/meminfo} prints. */
    String meminfoText() {
        return counts() ? meminfo().text() : "";
    }

    /** What {@code dmesg} prints. */
    String log() {
        return Dmesg.print(vm);
    }
}
