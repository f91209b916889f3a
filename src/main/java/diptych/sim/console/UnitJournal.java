package diptych.sim.console;

import diptych.sim.model.Vm;
import diptych.sim.model.VssDaemon;
import diptych.sim.model.VssDaemon.End;
import diptych.sim.model.VssDaemon.Run;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;

/** What the journal has of the VSS daemon's unit since the guest booted: the daemon's own entries, and systemd's about it. */
final class UnitJournal {
    private UnitJournal() {}

    /** Oldest first, run by run: systemd's word about the start, what the daemon said, and systemd's words about the end. */
    static List<VssJournal.Entry> of(Vm vm) {
        Systemd systemd = Systemd.of(vm.guestSettings().kernel());
        VssDaemon daemon = vm.guest().files().daemon();
        var entries = new ArrayList<VssJournal.Entry>();
        for (Run run : daemon.runs()) {
            entries.add(started(systemd, run.started()));
            entries.addAll(VssJournal.of(vm, run.pid()));
            for (String text : farewell(systemd, run.end())) entries.add(said(run.ended(), text));
        }
        if (daemon.isRunning()) {
            entries.add(started(systemd, daemon.started()));
            entries.addAll(VssJournal.of(vm, daemon.pid()));
        }
        return entries;
    }

    private static VssJournal.Entry started(Systemd systemd, SimTime at) {
        return said(at, "Started " + systemd.name() + ".");
    }

    private static VssJournal.Entry said(SimTime at, String text) {
        return new VssJournal.Entry(at, "systemd[1]: " + text);
    }

    private static List<String> farewell(Systemd systemd, End end) {
        return switch (end) {
            case STOPPED -> stopped(systemd);
            case KILLED -> failed(systemd, "killed, status=9/KILL", "signal");
            case EXITED -> failed(systemd, "exited, status=1/FAILURE", "exit-code");
        };
    }

    private static List<String> stopped(Systemd systemd) {
        var lines = new ArrayList<>(List.of("Stopping " + systemd.name() + "...", "Stopped " + systemd.name() + "."));
        if (!systemd.ended().isEmpty()) lines.add(1, systemd.unit() + ": " + systemd.ended());
        return lines;
    }

    private static List<String> failed(Systemd systemd, String how, String result) {
        String unit = systemd.unit() + ": ";
        String failed = unit + "Failed with result '" + result + "'.";
        if (systemd.isOldest()) {
            return List.of(unit + "main process exited, code=" + how, "Unit " + systemd.unit() + " entered failed state.");
        }
        String exited = unit + "Main process exited, code=" + how;
        return systemd.memory() ? List.of(exited, failed) : List.of(exited, unit + "Unit entered failed state.", failed);
    }
}
