package diptych.lessons;

import diptych.sim.Simulation;
import diptych.sim.Timeline;
import diptych.sim.model.Command;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.Host;
import diptych.sim.model.HostVersion;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.Log;
import diptych.sim.model.MemorySettings;
import diptych.sim.model.Vm;
import diptych.sim.model.VmSpec;
import diptych.sim.model.World;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.List;

/** Worlds with the canonical teaching machine: web01 on a host of 16 GiB, Linux 4.2. */
final class Worlds {
    private Worlds() {}

    static World off() {
        var settings = new MemorySettings(true, MiB.mib(1024), MiB.mib(512), MiB.mib(4096), 20, 50);
        var guest = GuestSettings.DEFAULT.withKernel(KernelVersion.parse("4.2"));
        var memory = Pages.ofMib(16_384);
        var host = new Host("hv-01", HostVersion.WS2022, memory, Host.defaultReserve(memory), Host.Applications.NONE, Log.EMPTY);
        return Simulation.begin(host, List.of(Vm.off(new VmSpec("web01", 2, false, guest, List.of()), settings)));
    }

    /** A minute after it was started. */
    static World booted() {
        return Timeline.of(off()).submit(new Command.Start("web01")).timeline().passing(SimTime.seconds(60)).now();
    }

    /** After the host's first round. */
    static World ballooned() {
        return Timeline.of(booted()).passing(SimTime.seconds(340)).now();
    }
}
