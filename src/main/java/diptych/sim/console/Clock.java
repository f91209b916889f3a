package diptych.sim.console;

import diptych.sim.model.Life;
import diptych.sim.model.Vm;
import diptych.sim.units.SimTime;

/** How long a VM has been running; while it stands still, so does its clock. */
public final class Clock {
    private Clock() {}

    /** The moment at which this VM's clocks stand: now, or when it was stopped. */
    public static SimTime standsAt(Vm vm, SimTime now) {
        return switch (vm.life()) {
            case Life.Paused life -> life.stopped();
            case Life.Saving life -> life.stopped();
            case Life.Saved life -> life.stopped();
            case Life.Restoring life -> life.stopped();
            case Life.Off life -> now;
            case Life.AwaitingMemory life -> now;
            case Life.Booting life -> now;
            case Life.Running life -> now;
            case Life.ShuttingDown life -> now;
        };
    }

    /** Since power-on, as {@code Get-VM} counts it; nothing for a VM that holds no memory. */
    public static SimTime uptime(Vm vm, SimTime now) {
        SimTime stands = standsAt(vm, now);
        return switch (vm.life()) {
            case Life.Off life -> SimTime.ZERO;
            case Life.AwaitingMemory life -> SimTime.ZERO;
            case Life.Saved life -> SimTime.ZERO;
            case Life.Booting life -> stands.since(life.since());
            case Life.Running life -> stands.since(life.since());
            case Life.Paused life -> stands.since(life.since());
            case Life.Saving life -> stands.since(life.since());
            case Life.Restoring life -> stands.since(life.since());
            case Life.ShuttingDown life -> stands.since(life.since());
        };
    }

    /** As .NET prints a time span: {@code [d.]hh:mm:ss}, and seven decimals if there is any fraction; Hyper-V counts milliseconds. */
    public static String timeSpan(SimTime span) {
        long millis = span.micros() / 1000;
        return seconds(span) + (millis % 1000 == 0 ? "" : ".%03d0000".formatted(millis % 1000));
    }

    /** The same without the fraction, as Hyper-V Manager shows it. */
    static String seconds(SimTime span) {
        long s = span.micros() / SimTime.MICROS_PER_SECOND;
        String time = "%02d:%02d:%02d".formatted(s / 3600 % 24, s / 60 % 60, s % 60);
        return s >= 86_400 ? s / 86_400 + "." + time : time;
    }
}
