package diptych.bench;

import diptych.sim.Simulation;
import diptych.sim.model.Command;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.Host;
import diptych.sim.model.HostVersion;
import diptych.sim.model.Log;
import diptych.sim.model.MemorySettings;
import diptych.sim.model.Outcome;
import diptych.sim.model.Vm;
import diptych.sim.model.VmSpec;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;

/** A host with running guests whose load comes and goes: every VM grows and shrinks every five minutes, one after the other. */
final class Workplace {
    static final int PERIOD_SECONDS = 300;
    private static final Pages LOAD = Pages.ofMib(2048);
    private static final Pages PIECE = Pages.ofMib(256);

    private Workplace() {}

    /** How much memory the host has for each of its VMs. */
    enum Room {
        /** All of them can have all they want at any time, so each VM does the same whether there is one or many. */
        AMPLE(4096),
        /** What one wants must be taken from others: several times as many messages. */
        SCARCE(2560);

        private final long mib;

        Room(long mib) {
            this.mib = mib;
        }
    }

    /** All VMs booted, reported, and left alone by now. */
    static World booted(int vms, Room room) {
        var all = new ArrayList<Vm>();
        for (int i = 0; i < vms; i++) {
            all.add(Vm.off(new VmSpec("vm" + i, 2, false, GuestSettings.DEFAULT, List.of()),
                new MemorySettings(true, MiB.mib(1024), MiB.mib(512), MiB.mib(4096), 20, 50)));
        }
        Pages memory = Pages.ofMib(4096 + room.mib * vms);
        World world = Simulation.begin(new Host("hv-01", HostVersion.WS2022, memory, Host.defaultReserve(memory),
            Host.Applications.NONE, Log.EMPTY), all);
        for (Vm vm : all) world = submit(world, new Command.Start(vm.name()));
        return Simulation.advance(world, SimTime.seconds(60), Witness.NOBODY);
    }

    /** Five minutes: each VM in its turn gets a load for half of them. */
    static World period(World start) {
        World world = start;
        int vms = world.vms().size();
        long begin = world.now().micros();
        for (int i = 0; i < vms; i++) {
            world = Simulation.advance(world, SimTime.micros(begin + i * SimTime.MICROS_PER_SECOND * PERIOD_SECONDS / vms), Witness.NOBODY);
            world = submit(world, new Command.Stress(world.vms().get(i).name(), LOAD, PIECE, SimTime.seconds(5),
                SimTime.seconds(PERIOD_SECONDS / 2), false));
        }
        return Simulation.advance(world, SimTime.micros(begin + SimTime.MICROS_PER_SECOND * PERIOD_SECONDS), Witness.NOBODY);
    }

    static World submit(World world, Command command) {
        return switch (Simulation.submit(world, command, Witness.NOBODY)) {
            case Outcome.Accepted accepted -> accepted.world();
            case Outcome.Refused refused -> throw new IllegalStateException(refused.message());
        };
    }
}
