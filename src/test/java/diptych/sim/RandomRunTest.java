package diptych.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import diptych.sim.memory.PressureReport;
import diptych.sim.model.Command;
import diptych.sim.model.Event;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.GuestSettings.Arch;
import diptych.sim.model.GuestSettings.Daemon;
import diptych.sim.model.GuestSettings.DriverSource;
import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.model.Host;
import diptych.sim.model.HostVersion;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.Log;
import diptych.sim.model.MemoryFault;
import diptych.sim.model.MemorySettings;
import diptych.sim.model.Message;
import diptych.sim.model.Outcome;
import diptych.sim.model.ProtocolVersion;
import diptych.sim.model.Vm;
import diptych.sim.model.VmSpec;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import diptych.sim.units.Share;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any host, any VMs, any actions: every law holds at every moment. A broken one names seed, moment and sentence. */
class RandomRunTest {
    private static final int RUNS_PER_SEED = 12;
    private static final String[] KERNELS =
        {"3.8", "3.10", "3.16", "4.0", "4.2", "4.4", "4.9", "4.15", "5.2", "5.6", "5.10", "5.11", "5.15", "6.1", "6.10", "6.16"};

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void every_law_holds_after_every_event(long seed) {
        for (int run = 0; run < RUNS_PER_SEED; run++) play(seed * 1000 + run, Witness.NOBODY);
    }

    @Test void the_runs_are_not_idle_but_see_every_message_and_every_kind_of_event() {
        Set<String> seen = new TreeSet<>();
        for (int run = 0; run < 60; run++) play(77_000 + run, event -> seen.add(event instanceof Event.Sent sent
            ? sent.message().protocolName() : event.getClass().getSimpleName()));
        Set<String> all = new TreeSet<>();
        for (Class<?> kind : Event.class.getPermittedSubclasses()) all.add(kind.getSimpleName());
        all.remove("Sent");
        // What backups bring about is told by diptych.sim.backup.RandomBackupTest.
        all.remove("OfBackup");
        for (Class<?> kind : Event.OfBackup.class.getPermittedSubclasses()) seen.remove(kind.getSimpleName());
        all.addAll(List.of("DM_VERSION_REQUEST", "DM_VERSION_RESPONSE", "DM_CAPABILITIES_REPORT", "DM_CAPABILITIES_RESPONSE",
            "DM_STATUS_REPORT", "DM_BALLOON_REQUEST", "DM_BALLOON_RESPONSE", "DM_UNBALLOON_REQUEST", "DM_UNBALLOON_RESPONSE",
            "DM_MEM_HOT_ADD_REQUEST", "DM_MEM_HOT_ADD_RESPONSE", "DM_INFO_MESSAGE"));
        assertThat(seen).containsExactlyElementsOf(all);
    }

    @Test void a_world_that_breaks_a_law_is_told_so() {
        World sound = Story.given(Story.vm(Story.dynamic(1024, 512, 2048), Story.kernel("6.1"))).started().until(60).world();
        Vm vm = sound.vm(Story.VM);
        World broken = sound.with(vm.with(vm.account().ballooned(Pages.ofMib(1))));
        assertThat(Laws.broken(broken)).anySatisfy(sentence -> assertThat(sentence).contains("the host assigned 1023 MiB"))
            .anySatisfy(sentence -> assertThat(sentence).contains("the guest gave 0 MiB, the host took 1 MiB"));
    }

    private static void play(long seed, Witness witness) {
        var dice = new Random(seed);
        World world = someWorld(dice);
        for (int step = 0; step < 60; step++) {
            world = pass(world, SimTime.micros(dice.nextLong(45_000_000)), seed, witness);
            Command command = someCommand(dice, world);
            var outcome = Simulation.submit(world, command, witness);
            if (outcome instanceof Outcome.Accepted accepted) world = accepted.world();
            check(world, seed, "after " + command);
        }
    }

    private static World pass(World start, SimTime span, long seed, Witness witness) {
        World world = start;
        SimTime until = start.now().plus(span);
        while (!Simulation.nextDue(world).isAfter(until)) {
            var seen = new ArrayList<Event>();
            World before = world;
            world = Simulation.advance(world, Simulation.nextDue(world), seen::add);
            check(world, seed, "after " + seen);
            checkMoves(before, world, seen, seed);
            seen.forEach(witness::saw);
        }
        return Simulation.advance(world, until, Witness.NOBODY);
    }

    private static void check(World world, long seed, String context) {
        List<String> broken = Laws.broken(world);
        if (!broken.isEmpty()) fail("seed %d, %s: %s (%s)".formatted(seed, world.now(), broken, context));
    }

    /** Laws of what may happen between two moments: reports are true, the balloon goes back first, nothing is ever hot-removed. */
    private static void checkMoves(World before, World after, List<Event> seen, long seed) {
        for (Event event : seen) {
            if (!(event instanceof Event.Sent sent)) continue;
            Vm vm = after.vm(sent.vm());
            if (sent.message() instanceof Message.HotAddRequest && !vm.guest().driver().ballooned().isZero()) {
                fail("seed %d, %s: %s gets a hot-add while %s are ballooned".formatted(seed, after.now(), vm.name(),
                    vm.guest().driver().ballooned()));
            }
            if (sent.message() instanceof Message.StatusReport report && after.now().isWholeSecond() && vm.isRunning()
                && seen.stream().noneMatch(other -> other instanceof Event.Sent s && s.message() instanceof Message.BalloonResponse)) {
                Pages committed = PressureReport.committed(vm.guest(), vm.guestSettings().driverEra());
                if (!report.numCommitted().equals(committed)) {
                    fail("seed %d, %s: %s reports %s, its kernel counts %s".formatted(seed, after.now(), vm.name(),
                        report.numCommitted(), committed));
                }
            }
        }
        for (Vm vm : after.vms()) {
            Vm earlier = before.vm(vm.name());
            if (vm.isRunning() && earlier.isRunning() && earlier.account().hotAdded().exceeds(vm.account().hotAdded())) {
                fail("seed %d, %s: memory of %s was hot-removed".formatted(seed, after.now(), vm.name()));
            }
        }
    }

    private static World someWorld(Random dice) {
        int count = 1 + dice.nextInt(5);
        var vms = new ArrayList<Vm>();
        for (int i = 0; i < count; i++) vms.add(someVm(dice, "vm" + i));
        long memory = 4096 + dice.nextInt(24) * 1000L;
        var version = HostVersion.values()[dice.nextInt(HostVersion.values().length)];
        return Simulation.begin(new Host("hv-01", version, Pages.ofMib(memory), Host.defaultReserve(Pages.ofMib(memory)),
            Host.Applications.NONE, Log.EMPTY), vms);
    }

    private static Vm someVm(Random dice, String name) {
        long minimum = 64 + dice.nextInt(1500);
        long startup = minimum + dice.nextInt(3000);
        long maximum = startup + dice.nextInt(6000);
        var settings = new MemorySettings(dice.nextInt(6) > 0, MiB.mib(startup), MiB.mib(minimum), MiB.mib(maximum),
            5 + dice.nextInt(100), dice.nextInt(4) * 33);
        GuestOs os = dice.nextInt(8) > 0 ? GuestOs.LINUX : GuestOs.values()[dice.nextInt(3)];
        var guest = new GuestSettings(os, dice.nextInt(10) > 0 ? Arch.X86_64 : Arch.ARM64,
            KernelVersion.parse(KERNELS[dice.nextInt(KERNELS.length)]),
            dice.nextInt(8) > 0 ? DriverSource.UPSTREAM : DriverSource.LIS_4_0, Optional.empty(), MiB.mib(dice.nextInt(700)),
            MiB.mib(dice.nextInt(60)), MiB.mib(dice.nextInt(3) * 700L), dice.nextBoolean(), dice.nextBoolean(), dice.nextInt(8) > 0,
            new Share(dice.nextInt(1001)), Daemon.RUNNING, Optional.empty());
        return Vm.off(new VmSpec(name, 2, false, guest, List.of()), settings);
    }

    private static Command someCommand(Random dice, World world) {
        String vm = world.vms().get(dice.nextInt(world.vms().size())).name();
        return switch (dice.nextInt(27)) {
            case 0, 1, 2, 3, 4, 5 -> new Command.Start(vm);
            case 6, 7, 8, 9, 10 -> new Command.Stress(vm, Pages.pages(1 + dice.nextInt(1_000_000)),
                Pages.pages(1 + dice.nextInt(200_000) * 4L + 5000),
                SimTime.millis(dice.nextInt(9000)), SimTime.seconds(1 + dice.nextInt(200)), dice.nextBoolean());
            case 11 -> new Command.Shutdown(vm);
            case 12 -> new Command.TurnOff(vm);
            case 13 -> new Command.Reboot(vm);
            case 14 -> new Command.Save(vm);
            case 15 -> new Command.Pause(vm);
            case 16 -> new Command.Resume(vm);
            case 17 -> new Command.PressHost(Pages.ofMib(dice.nextInt(500)), SimTime.seconds(dice.nextInt(90)));
            case 18 -> new Command.RequestBalloon(vm, Pages.pages(dice.nextInt(700_000)));
            case 19 -> new Command.Resize(vm, Pages.ofMib(32 + dice.nextInt(4000)));
            case 20 -> dice.nextBoolean() ? new Command.UnloadDriver(vm) : new Command.LoadDriver(vm);
            case 21 -> new Command.Write(vm, "/f", Pages.ofMib(dice.nextInt(3000)));
            case 22 -> new Command.Inject(vm, someFault(dice));
            case 23 -> new Command.Checkpoint(vm, "c" + dice.nextInt(3));
            case 24 -> new Command.ApplyCheckpoint(vm, "c" + dice.nextInt(3));
            case 25 -> new Command.DeleteCheckpoint(vm, "c" + dice.nextInt(3));
            default -> new Command.SetMemory(vm, new MemorySettings.Change(Optional.empty(), Optional.empty(),
                Optional.of(MiB.mib(32 + dice.nextInt(1000))), Optional.of(MiB.mib(512 + dice.nextInt(9000))),
                Optional.of(5 + dice.nextInt(60)), Optional.of(dice.nextInt(101))));
        };
    }

    private static MemoryFault someFault(Random dice) {
        return switch (dice.nextInt(3)) {
            case 0 -> new MemoryFault.HotAddAnswer(MemoryFault.HotAddAnswer.Kind.values()[dice.nextInt(3)]);
            case 1 -> new MemoryFault.OnlineTimeout();
            default -> new MemoryFault.Protocol(dice.nextBoolean() ? null : ProtocolVersion.values()[dice.nextInt(3)]);
        };
    }
}
