package diptych.web.stage;

import diptych.classroom.Sandbox;
import diptych.classroom.Transcripts;
import diptych.lessons.Language;
import diptych.sim.backup.MountWalk;
import diptych.sim.model.BackupFault;
import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupStage.Moment;
import diptych.sim.model.Command;
import diptych.sim.model.DaemonEra;
import diptych.sim.model.Vm;
import diptych.sim.model.VssDaemon;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import diptych.web.view.BackupPicture.Lever;
import diptych.web.view.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** What a learner can do to the world of a backup: break it where that makes sense, and get out of it again. */
public final class Levers {
    /** EOPNOTSUPP: what a file system answers that has no freeze. */
    private static final int NOT_SUPPORTED = 95;
    /** More than a disk takes in the 10 s that kernels from 3.19 to 4.9 wait. */
    private static final Pages MUCH = Pages.ofMib(3_072);
    /** More than the 10 s that Windows gives a provider. */
    private static final SimTime TOO_SLOW = SimTime.seconds(11);
    private static final String THAW = "thaw:";

    private Levers() {}

    /** The job under way, as far as a lever asks: empty if none is. */
    private static Optional<BackupJob.State> state(World world, String vm) {
        return BackupPainter.job(world, vm).filter(job -> !job.isOver()).map(BackupJob::state);
    }

    private static boolean isBefore(World world, String vm, BackupJob.State state) {
        return state(world, vm).map(now -> now.compareTo(state) < 0).orElse(true);
    }

    private static boolean isIn(World world, String vm, BackupJob.State... states) {
        return state(world, vm).map(Arrays.asList(states)::contains).orElse(false);
    }

    private static boolean inWindow(World world, String vm) {
        return isIn(world, vm, BackupJob.State.FREEZING, BackupJob.State.CHECKPOINTING, BackupJob.State.THAWING);
    }

    private static boolean runs(World world, String vm) {
        return Inside.counts(world.vm(vm)) && world.vm(vm).isRunning();
    }

    private static boolean daemonRuns(World world, String vm) {
        return runs(world, vm) && world.vm(vm).guest().files().daemon().isRunning();
    }

    private static boolean daemonAnswers(World world, String vm) {
        return daemonRuns(world, vm) && !(world.vm(vm).guest().files().daemon().activity() instanceof VssDaemon.Hanging);
    }

    /** What can be broken: its name, when it makes sense, and what it does. */
    private enum Breaking {
        STOP_DAEMON(Phrase.BREAK_STOP_DAEMON, (world, vm) -> isBefore(world, vm, BackupJob.State.FREEZING) && daemonRuns(world, vm),
            vm -> new Command.StopDaemon(vm.name())),
        HANG_DAEMON(Phrase.BREAK_HANG_DAEMON, (world, vm) -> isBefore(world, vm, BackupJob.State.FREEZING) && daemonAnswers(world, vm),
            vm -> new Command.InjectBackup(vm.name(), new BackupFault.HangDaemon(Moment.FREEZING))),
        KILL_DAEMON(Phrase.BREAK_KILL_DAEMON, (world, vm) -> inWindow(world, vm) && daemonRuns(world, vm),
            vm -> new Command.KillDaemon(vm.name())),
        REFUSE_MOUNT(Phrase.BREAK_REFUSE_MOUNT, (world, vm) -> isBefore(world, vm, BackupJob.State.FREEZING) && runs(world, vm),
            vm -> new Command.InjectBackup(vm.name(), new BackupFault.FreezeError(firstMount(vm), NOT_SUPPORTED))),
        FREEZE_BY_HAND(Phrase.BREAK_FREEZE_BY_HAND, (world, vm) -> isBefore(world, vm, BackupJob.State.FREEZING) && runs(world, vm)
            && world.vm(vm).guest().files().frozen().isEmpty(),
            vm -> new Command.Freeze(vm.name(), firstMount(vm))),
        MUCH_DIRTY(Phrase.BREAK_MUCH_DIRTY, (world, vm) -> isBefore(world, vm, BackupJob.State.FREEZING) && runs(world, vm),
            vm -> new Command.Write(vm.name(), (firstMount(vm) + "/export.raw").replace("//", "/"), MUCH)),
        SERVICE_OFF(Phrase.BREAK_SERVICE_OFF, (world, vm) -> state(world, vm).isEmpty()
            || isIn(world, vm, BackupJob.State.REQUESTED),
            vm -> new Command.OfferBackupService(vm.name(), false)),
        LOSE_THAW(Phrase.BREAK_LOSE_THAW, (world, vm) -> isIn(world, vm, BackupJob.State.FREEZING, BackupJob.State.CHECKPOINTING),
            vm -> new Command.InjectBackup(vm.name(), new BackupFault.LoseThaw())),
        LOSE_CHANNEL(Phrase.BREAK_LOSE_CHANNEL, (world, vm) -> isIn(world, vm, BackupJob.State.FREEZING, BackupJob.State.CHECKPOINTING),
            vm -> new Command.InjectBackup(vm.name(), new BackupFault.LoseChannel(Moment.THAWING))),
        SNAPSHOT_FAILS(Phrase.BREAK_SNAPSHOT, (world, vm) ->
            isIn(world, vm, BackupJob.State.CHECKPOINTING, BackupJob.State.THAWING, BackupJob.State.SNAPSHOTTING),
            vm -> new Command.InjectBackup(vm.name(), new BackupFault.SnapshotFailure())),
        SLOW_PROVIDER(Phrase.BREAK_SLOW_PROVIDER, (world, vm) ->
            isIn(world, vm, BackupJob.State.CHECKPOINTING, BackupJob.State.THAWING),
            vm -> new Command.InjectBackup(vm.name(), new BackupFault.SlowProvider(TOO_SLOW))),
        STORE_FULL(Phrase.BREAK_STORE_FULL, (world, vm) -> isIn(world, vm, BackupJob.State.SNAPSHOTTING, BackupJob.State.COPYING),
            vm -> new Command.InjectBackup(vm.name(), new BackupFault.StoreFull())),
        STORE_GONE(Phrase.BREAK_STORE_GONE, (world, vm) -> isIn(world, vm, BackupJob.State.SNAPSHOTTING, BackupJob.State.COPYING),
            vm -> new Command.InjectBackup(vm.name(), new BackupFault.StoreGone())),
        PULL_NETWORK(Phrase.BREAK_NETWORK, (world, vm) -> runs(world, vm) && world.vm(vm).config().network(),
            vm -> new Command.ConnectNetwork(vm.name(), false)),
        SECOND_BACKUP(Phrase.BREAK_SECOND_BACKUP, (world, vm) -> state(world, vm).isPresent(),
            vm -> backup(vm)),
        REBOOT(Phrase.BREAK_REBOOT, (world, vm) -> state(world, vm).isPresent() && runs(world, vm),
            vm -> new Command.Reboot(vm.name())),
        TURN_OFF(Phrase.BREAK_TURN_OFF, (world, vm) -> state(world, vm).isPresent() && runs(world, vm),
            vm -> new Command.TurnOff(vm.name()));

        private final Phrase name;
        private final BiPredicate<World, String> sense;
        private final Function<Vm, Command> command;

        Breaking(Phrase name, BiPredicate<World, String> sense, Function<Vm, Command> command) {
            this.name = name;
            this.sense = sense;
            this.command = command;
        }
    }

    /** A way out: its name, when it is one, and what it does. */
    private enum WayOut {
        START_DAEMON(Phrase.OUT_START_DAEMON, (world, vm) -> runs(world, vm)
            && world.vm(vm).guest().files().daemon().presence() == VssDaemon.Presence.STOPPED,
            vm -> new Command.StartDaemon(vm.name())),
        SERVICE_ON(Phrase.OUT_SERVICE_ON, (world, vm) -> !world.vm(vm).config().backupService(),
            vm -> new Command.OfferBackupService(vm.name(), true)),
        START_VM(Phrase.OUT_START_VM, (world, vm) -> !Inside.counts(world.vm(vm)) && !world.vm(vm).errand().under(),
            vm -> new Command.Start(vm.name())),
        AGAIN(Phrase.OUT_AGAIN, (world, vm) -> state(world, vm).isEmpty() && BackupPainter.job(world, vm).isPresent(),
            vm -> backup(vm));

        private final Phrase name;
        private final BiPredicate<World, String> sense;
        private final Function<Vm, Command> command;

        WayOut(Phrase name, BiPredicate<World, String> sense, Function<Vm, Command> command) {
            this.name = name;
            this.sense = sense;
            this.command = command;
        }
    }

    private static Command backup(Vm vm) {
        return new Command.Backup(List.of(vm.name()), "store", false);
    }

    /** The first that the daemon freezes. */
    private static String firstMount(Vm vm) {
        var era = DaemonEra.of(vm.guestSettings().daemonVersion().orElse(vm.guestSettings().kernel()));
        List<String> targets = MountWalk.targets(vm.guest().files().mounts(), era, vm.guestSettings().os());
        return targets.isEmpty() ? "/" : targets.get(0);
    }

    /** What can be broken at this moment. */
    static List<Lever> breaking(Scene scene) {
        var levers = new ArrayList<Lever>();
        for (Breaking breaking : Breaking.values()) {
            if (breaking.sense.test(scene.now(), scene.subject())) levers.add(new Lever(id(breaking), breaking.name.in(scene.language())));
        }
        return levers;
    }

    /** What helps at this moment; file systems can be thawed by hand one by one. */
    static List<Lever> waysOut(Scene scene) {
        var levers = new ArrayList<Lever>();
        for (String mount : runs(scene.now(), scene.subject()) ? scene.vm().guest().files().frozen() : List.<String>of()) {
            levers.add(new Lever(THAW + mount, Phrase.OUT_THAW.in(scene.language(), mount)));
        }
        for (WayOut out : WayOut.values()) {
            if (out.sense.test(scene.now(), scene.subject())) levers.add(new Lever(id(out), out.name.in(scene.language())));
        }
        return levers;
    }

    private static String id(Enum<?> lever) {
        return lever.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What pulling a lever does to a VM of a world; empty for one that does not exist. */
    public static Optional<Command> command(String id, World world, String subject) {
        Vm vm = world.vm(subject);
        if (id.startsWith(THAW)) return Optional.of(new Command.Thaw(subject, id.substring(THAW.length())));
        if (id.startsWith(Sandbox.BY_HAND)) return Sandbox.command(id, world);
        if (Transcripts.isTyped(id)) return Transcripts.command(id, world, subject);
        for (Breaking breaking : Breaking.values()) if (id(breaking).equals(id)) return Optional.of(breaking.command.apply(vm));
        for (WayOut out : WayOut.values()) if (id(out).equals(id)) return Optional.of(out.command.apply(vm));
        return Optional.empty();
    }

    /** What pulling it is called. */
    static String name(String id, Language language) {
        if (id.startsWith(Sandbox.BY_HAND)) return id.substring(Sandbox.BY_HAND.length());
        if (id.startsWith(THAW)) return Phrase.OUT_THAW.in(language, id.substring(THAW.length()));
        for (Breaking breaking : Breaking.values()) if (id(breaking).equals(id)) return breaking.name.in(language);
        for (WayOut out : WayOut.values()) if (id(out).equals(id)) return out.name.in(language);
        return id;
    }
}
