package diptych.sim.guest;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.Simulation;
import diptych.sim.model.Command;
import diptych.sim.model.Disk;
import diptych.sim.model.Event;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.Host;
import diptych.sim.model.HostVersion;
import diptych.sim.model.IoProgram.Kind;
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
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Turns taken at once leave the same world as turns taken one by one, whatever a guest is doing and whatever is done to it. */
class StridesTest {
    private static final String VM = "web01";
    private static final List<String> PATHS = List.of("/home/a", "/var/b", "/srv/c", "/run/d", "/home/e");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void all_at_once_is_the_same_as_one_by_one(long seed) {
        var dice = new Random(seed);
        World start = booted(dice);
        World atOnce = start;
        World oneByOne = start;
        for (int turn = 0; turn < 40; turn++) {
            Command command = command(dice);
            SimTime until = start.now().plus(SimTime.millis(1 + dice.nextInt(dice.nextInt(4) == 0 ? 60_000 : 4_000)));
            start = start.at(until);
            var as = "seed " + seed + ", turn " + turn + ", after " + command + " until " + until;
            var told = new ArrayList<Event>();
            var toldOneByOne = new ArrayList<Event>();
            atOnce = Simulation.advance(submitted(atOnce, command, told::add), until, told::add);
            oneByOne = everyTurn(submitted(oneByOne, command, toldOneByOne::add), until, toldOneByOne::add);
            assertThat(told).as(as).isEqualTo(toldOneByOne);
            assertThat(atOnce.equals(oneByOne)).as(as).isTrue();
        }
    }

    /** To every moment at which anything is due, and no further: then there is nothing to be taken at once. */
    private static World everyTurn(World world, SimTime until, Witness witness) {
        World next = world;
        for (SimTime due = Simulation.nextDue(next); due.isBefore(until); due = Simulation.nextDue(next)) {
            next = Simulation.advance(next, due, witness);
        }
        return Simulation.advance(next, until, witness);
    }

    private static World submitted(World world, Command command, Witness witness) {
        return Simulation.submit(world, command, witness) instanceof Outcome.Accepted accepted ? accepted.world() : world;
    }

    private static Command command(Random dice) {
        String path = PATHS.get(dice.nextInt(PATHS.size()));
        return switch (dice.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> new Command.RunProgram(VM, Kind.values()[3 + dice.nextInt(Kind.values().length - 3)], path,
                Pages.pages(1 + dice.nextInt(20_000)), SimTime.seconds(1 + dice.nextInt(300)));
            case 5 -> new Command.EndProgram(VM, 1_000 + dice.nextInt(20));
            case 6 -> new Command.Backup(List.of(VM), "store", false);
            case 7 -> new Command.Write(VM, path, Pages.ofMib(1 + dice.nextInt(200)));
            case 8 -> new Command.DeleteFile(VM, path);
            case 9 -> new Command.Sync(VM);
            case 10 -> new Command.Freeze(VM, "/home");
            default -> dice.nextInt(3) == 0 ? new Command.TurnOff(VM) : new Command.Thaw(VM, "/home");
        };
    }

    /** Little disks fill, and files go round; much memory and little. */
    private static World booted(Random dice) {
        var disk = new Disk("system.vhdx", MiB.mib(2_048 + dice.nextInt(20_000)), 20 + dice.nextInt(200), Disk.Kind.VHDX,
            Disk.Controller.SCSI, List.of(), List.of(mount("/"), mount("/home"),
            new Disk.Mount("/run", "tmpfs", MiB.ZERO, "tmpfs", "rw", "", "")));
        var vm = Vm.off(new VmSpec(VM, 2, false, GuestSettings.DEFAULT, List.of(disk)),
            new MemorySettings(false, MiB.mib(512L << dice.nextInt(4)), MiB.mib(512), MiB.mib(4096), 20, 50));
        Pages memory = Pages.ofMib(16_384);
        World off = Simulation.begin(new Host("hv-01", HostVersion.WS2022, memory, Host.defaultReserve(memory),
            Host.Applications.NONE, Log.EMPTY, 100), List.of(vm));
        return Simulation.advance(submitted(off, new Command.Start(VM), Witness.NOBODY), SimTime.seconds(40), Witness.NOBODY);
    }

    private static Disk.Mount mount(String at) {
        return new Disk.Mount(at, "ext4", MiB.mib(20), "", "rw", "", "");
    }
}
