package diptych.sim.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import diptych.sim.Laws;
import diptych.sim.Simulation;
import diptych.sim.Story;
import diptych.sim.model.BackupFault;
import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupStage.Moment;
import diptych.sim.model.CheckpointType;
import diptych.sim.model.Command;
import diptych.sim.model.Consistency;
import diptych.sim.model.Disk;
import diptych.sim.model.Event;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.GuestSettings.Daemon;
import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.model.Host;
import diptych.sim.model.HostVersion;
import diptych.sim.model.IoProgram;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.Log;
import diptych.sim.model.Outcome;
import diptych.sim.model.Vm;
import diptych.sim.model.VmSpec;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any VMs, disks, programs, backups and faults: every law holds after every event. A broken one names seed, moment and sentence. */
class RandomBackupTest {
    private static final int RUNS_PER_SEED = 12;
    private static final String[] KERNELS = {"3.8", "3.10", "3.16", "3.19", "4.0", "4.2", "4.4", "4.8", "4.9", "4.10", "4.14", "5.6",
        "6.1", "6.16"};
    private static final String[] TYPES = {"ext4", "xfs", "btrfs", "ext4", "vfat", "ext4", "exfat", "xfs"};
    /** The same, and mounts without a device, on a file, on what stands on a file, of one device twice, and over another mount. */
    private static final String[] ODD_TYPES = {"ext4", "xfs", "btrfs", "vfat", "tmpfs", "squashfs", "nfs4", "on-file", "on-loop", "twice",
        "twice", "hiding"};

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void every_law_holds_after_every_event(long seed) {
        for (int run = 0; run < RUNS_PER_SEED; run++) play(seed * 1000 + run, event -> { }, new HashMap<>());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {105, 107, 108, 109, 205, 210, 220})
    void every_law_holds_whatever_is_mounted(long seed) {
        for (int run = 0; run < RUNS_PER_SEED; run++) play(seed * 1000 + run, ODD_TYPES, event -> { }, new HashMap<>());
    }

    /** A channel lost while a freeze was asked for; a disk the host does not see under a restored guest; a daemon stopped before 4.2. */
    @ParameterizedTest(name = "run {0}")
    @ValueSource(longs = {200398, 200534, 300826, 300841})
    void runs_that_once_broke_something_hold(long run) {
        play(run, event -> { }, new HashMap<>());
    }

    @Test void the_runs_see_every_kind_of_event_and_every_end() {
        Set<String> seen = new TreeSet<>();
        Map<String, Integer> ends = new HashMap<>();
        for (int run = 0; run < 60; run++) play(55_000 + run, event -> seen.add(event.getClass().getSimpleName()), ends);
        assertThat(seen).contains("Vss", "FileSystemFrozen", "Mounted", "ProgramBlocked", "DaemonChanged", "FileChanged", "ConfigChanged",
            "BackupState", "HostAct", "CheckpointEvent");
        assertThat(ends.keySet()).contains("DONE online FILE_SYSTEM", "DONE offline CRASH", "DONE offline APPLICATION",
            "FAILED offline CRASH");
    }

    @Test void a_world_that_breaks_a_law_is_told_so() {
        Story story = Story.given(Story.vm(Story.kernel("6.1"), Story.disk("s.vhdx", 10_240, Story.mount("/", "ext4", 30)))).started()
            .until(50)
            .backup().until(51.3);
        Vm vm = story.vm();
        assertThat(vm.guest().files().frozen()).containsExactly("/");
        World without = story.world().with(diptych.sim.model.Backups.NONE);
        assertThat(Laws.broken(without)).anySatisfy(sentence -> assertThat(sentence).contains("is frozen outside of"));
        story.finished();
        var copy = story.part().copy().orElseThrow();
        var lost = new diptych.sim.model.BackupCopy(copy.vm(), copy.at(), copy.then(), copy.disks().stream()
            .map(disk -> diptych.sim.model.VirtualDisk.of(disk.spec())).toList(), copy.promised(), copy.consistency(), copy.files(),
                List.of());
        World stale = story.world().with(story.world().backups().with(story.job().with(story.part().with(lost))));
        assertThat(Laws.brokenInDepth(stale)).anySatisfy(sentence -> assertThat(sentence)
            .contains("is not what the disk held at the checkpoint"))
            .anySatisfy(sentence -> assertThat(sentence).contains("lacks what had to be in /written-at-start"));
    }

    private static void play(long seed, Witness witness, Map<String, Integer> ends) {
        play(seed, TYPES, witness, ends);
    }

    private static void play(long seed, String[] types, Witness witness, Map<String, Integer> ends) {
        var dice = new Random(seed);
        World world = someWorld(dice, types);
        for (Vm vm : world.vms()) world = submit(world, new Command.Start(vm.name()), witness);
        world = pass(world, SimTime.seconds(10), seed, witness);
        for (int step = 0; step < 45; step++) {
            Command command = someCommand(dice, world);
            world = submit(world, command, witness);
            check(world, seed, "after " + command);
            long span = dice.nextInt(3) == 0 ? dice.nextLong(60_000_000) : dice.nextLong(3_000_000);
            world = pass(world, SimTime.micros(span), seed, witness);
        }
        world = pass(world, SimTime.seconds(2500), seed, witness);
        for (BackupJob job : world.backups().toStore()) {
            assertThat(job.isOver()).as("seed %d: backup %d, %s, in %s", seed, job.id(), job.state(), world.vms().stream().map(Vm::storage)
                .toList()).isTrue();
            for (var part : job.parts()) {
                ends.merge(job.state() + (part.online() ? " online " : " offline ") + part.consistency(), 1, Integer::sum);
                if (part.online()) assertThat(part.consistency()).isNotEqualTo(Consistency.CRASH);
            }
        }
    }

    private static World submit(World world, Command command, Witness witness) {
        return Simulation.submit(world, command, witness) instanceof Outcome.Accepted accepted ? accepted.world() : world;
    }

    private static World pass(World start, SimTime span, long seed, Witness witness) {
        World world = start;
        SimTime until = start.now().plus(span);
        while (!Simulation.nextDue(world).isAfter(until)) {
            var seen = new ArrayList<Event>();
            SimTime due = Simulation.nextDue(world);
            try {
                world = Simulation.advance(world, due, seen::add);
            } catch (RuntimeException bug) {
                throw new AssertionError("seed %d, %s: %s".formatted(seed, due, bug), bug);
            }
            if (!seen.isEmpty() || due.isWholeSecond() && due.micros() % 7_000_000 == 0) check(world, seed, "after " + seen);
            seen.forEach(witness::saw);
        }
        return Simulation.advance(world, until, witness);
    }

    private static void check(World world, long seed, String context) {
        List<String> broken = Laws.brokenInDepth(world);
        if (!broken.isEmpty()) fail("seed %d, %s: %s (%s)".formatted(seed, world.now(), broken, context));
    }

    private static World someWorld(Random dice, String[] types) {
        int count = 1 + dice.nextInt(3);
        var vms = new ArrayList<Vm>();
        for (int i = 0; i < count; i++) vms.add(someVm(dice, types, "vm" + i));
        var version = HostVersion.values()[dice.nextInt(HostVersion.values().length)];
        return Simulation.begin(new Host("hv-01", version, Pages.ofMib(32_768), Pages.ofMib(2048), Host.Applications.NONE, Log.EMPTY), vms);
    }

    private static Vm someVm(Random dice, String[] types, String name) {
        var s = GuestSettings.DEFAULT;
        GuestOs os = dice.nextInt(10) > 0 ? GuestOs.LINUX : GuestOs.values()[dice.nextInt(3)];
        var daemon = dice.nextInt(6) > 0 ? Daemon.RUNNING : Daemon.values()[dice.nextInt(3)];
        Optional<KernelVersion> version = dice.nextInt(3) == 0 ? Optional.of(KernelVersion.parse(KERNELS[dice.nextInt(KERNELS.length)]))
            : Optional.empty();
        var guest = new GuestSettings(os, s.arch(), KernelVersion.parse(KERNELS[dice.nextInt(KERNELS.length)]), s.driver(), s.procps(),
            s.committed(), s.keptBack(), s.swap(), s.autoOnline(), s.udevRule(), s.hotAdd(), s.fragmented(), daemon, version);
        var disks = new ArrayList<Disk>();
        disks.add(disk(dice, name + "-system.vhdx", mount(dice, "/", "ext4")));
        for (int i = 0; i < dice.nextInt(3); i++) {
            var mounts = new ArrayList<Disk.Mount>();
            for (int j = 0; j <= dice.nextInt(2); j++) mounts.add(mount(dice, "/d" + i + j, types[dice.nextInt(types.length)]));
            disks.add(disk(dice, name + "-" + i + ".vhdx", mounts.toArray(Disk.Mount[]::new)));
        }
        return Vm.off(new VmSpec(name, 2, false, guest, disks), dice.nextBoolean() ? Story.fixed(2048) : Story.dynamic(1500, 512, 3000));
    }

    private static Disk disk(Random dice, String file, Disk.Mount... mounts) {
        var kind = dice.nextInt(6) > 0 ? Disk.Kind.VHDX : Disk.Kind.values()[dice.nextInt(4)];
        return new Disk(file, MiB.mib(4096 + dice.nextInt(4096)), 20 + dice.nextInt(300), kind,
            dice.nextInt(4) > 0 ? Disk.Controller.SCSI : Disk.Controller.IDE, dice.nextInt(4) == 0 ? List.of("base.vhdx", "middle.vhdx")
                : List.of(),
            List.of(mounts));
    }

    private static Disk.Mount mount(Random dice, String at, String type) {
        MiB some = MiB.mib(20);
        return switch (type) {
            case "on-file" -> new Disk.Mount(at, "ext4", some, "", "rw", dice.nextBoolean() ? "/image" : "/d00/image", "");
            case "on-loop" -> new Disk.Mount(at, "ext4", some, "", "rw", "", "/dev/loop9");
            case "twice" -> new Disk.Mount(at, "ext4", some, "/dev/sdb1", "rw", "", "");
            case "hiding" -> new Disk.Mount("/d00", "tmpfs", MiB.ZERO, "", "rw", "", "");
            default -> new Disk.Mount(at, type, MiB.mib(dice.nextInt(300)), "", dice.nextInt(9) > 0 ? "rw" : "ro", "", "");
        };
    }

    private static Command someCommand(Random dice, World world) {
        Vm some = world.vms().get(dice.nextInt(world.vms().size()));
        String vm = some.name();
        List<Disk.Mount> mounts = some.spec().disks().stream().flatMap(disk -> disk.mounts().stream()).toList();
        String at = mounts.get(dice.nextInt(mounts.size())).at();
        String path = (at.equals("/") ? "" : at) + "/f" + dice.nextInt(4);
        return switch (dice.nextInt(34)) {
            case 0, 1, 2, 3, 4, 5 -> new Command.Backup(dice.nextBoolean() ? List.of(vm) : world.vms().stream().map(Vm::name).toList(),
                dice.nextInt(12) == 0 ? "C:" : "store", dice.nextBoolean());
            case 6, 7 -> new Command.InjectBackup(vm, someFault(dice, at, some));
            case 8, 9 -> new Command.Write(vm, path, Pages.pages(1 + dice.nextInt(100_000)));
            case 10 -> new Command.CreateFile(vm, path);
            case 11 -> new Command.DeleteFile(vm, path);
            case 12, 13 -> new Command.RunProgram(vm, IoProgram.Kind.values()[3 + dice.nextInt(6)], path, Pages.ofMib(1 + dice.nextInt(60)),
                SimTime.seconds(1 + dice.nextInt(200)));
            case 14 -> new Command.Fsync(vm, path);
            case 15 -> new Command.Freeze(vm, at);
            case 16 -> new Command.Thaw(vm, at);
            case 17 -> new Command.KillDaemon(vm);
            case 18 -> new Command.StopDaemon(vm);
            case 19 -> new Command.StartDaemon(vm);
            case 20, 21 -> new Command.Start(vm);
            case 22 -> new Command.TurnOff(vm);
            case 23 -> new Command.Shutdown(vm);
            case 24 -> new Command.Reboot(vm);
            case 25 -> dice.nextBoolean() ? new Command.Save(vm) : new Command.Pause(vm);
            case 26 -> new Command.Resume(vm);
            case 27 -> new Command.Checkpoint(vm, "c" + dice.nextInt(3));
            case 28 -> dice.nextBoolean() ? new Command.ApplyCheckpoint(vm, "c" + dice.nextInt(3))
                : new Command.DeleteCheckpoint(vm, "c" + dice.nextInt(3));
            case 29 -> new Command.SetCheckpointType(vm, CheckpointType.values()[dice.nextInt(4)]);
            case 30 -> new Command.Restore(vm);
            case 31 -> new Command.OfferBackupService(vm, dice.nextInt(3) > 0);
            case 32 -> new Command.Sync(vm);
            default -> new Command.Stress(vm, Pages.ofMib(dice.nextInt(2000) + 1), Pages.ofMib(200), SimTime.seconds(1),
                SimTime.seconds(60), false);
        };
    }

    private static BackupFault someFault(Random dice, String at, Vm vm) {
        Moment stage = Moment.values()[dice.nextInt(6)];
        return switch (dice.nextInt(14)) {
            case 0 -> new BackupFault.KillDaemon(stage);
            case 1 -> new BackupFault.RestartDaemon(stage);
            case 2 -> new BackupFault.HangDaemon(stage);
            case 3 -> new BackupFault.Reboot(stage);
            case 4 -> new BackupFault.TurnOff(stage);
            case 5 -> new BackupFault.LoseChannel(stage);
            case 6 -> new BackupFault.FreezeError(at, 5);
            case 7 -> new BackupFault.SnapshotFailure();
            case 8 -> new BackupFault.SlowProvider(SimTime.seconds(dice.nextInt(20)));
            case 9 -> new BackupFault.LoseThaw();
            case 10 -> new BackupFault.StoreFull();
            case 11 -> new BackupFault.StoreGone();
            case 12 -> new BackupFault.MergeFailure();
            default -> new BackupFault.LoseBackupFile(vm.spec().disks().get(0).file());
        };
    }
}
