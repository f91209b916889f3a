package diptych.web.stage;

import diptych.lessons.Language;
import diptych.sim.backup.MountWalk;
import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupPart;
import diptych.sim.model.DaemonEra;
import diptych.sim.model.FileSystem;
import diptych.sim.model.Freezing;
import diptych.sim.model.GuestFiles;
import diptych.sim.model.IoProgram;
import diptych.sim.model.MountEntry;
import diptych.sim.model.Vm;
import diptych.sim.model.VssDaemon;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import diptych.web.view.BackupPicture.Dirty;
import diptych.web.view.BackupPicture.Guest;
import diptych.web.view.BackupPicture.Mount;
import diptych.web.view.Phrase;
import diptych.web.view.Stage.Tone;
import diptych.web.view.Stage.Trend;
import diptych.web.view.Stage.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The right pane of a backup: dirty data, the mount table in the daemon's order, and the programs that wait. */
final class BackupGuest {
    private BackupGuest() {}

    static Guest of(Scene scene, Optional<BackupJob> job) {
        return new Guest(title(scene), dirty(scene, job), mounts(scene), numbers(scene), BackupScreens.guest(scene));
    }

    private static String title(Scene scene) {
        Vm vm = scene.vm();
        Phrase daemon = !Inside.counts(vm) ? Phrase.GUEST_IS_NOT_UP : daemon(vm.guest().files().daemon());
        return Phrase.GUEST_WITH_DAEMON.in(scene.language(), vm.guestSettings().kernel(), vm.name(), daemon.in(scene.language()));
    }

    private static Phrase daemon(VssDaemon daemon) {
        return switch (daemon.presence()) {
            case RUNNING -> daemon.activity() instanceof VssDaemon.Hanging ? Phrase.DAEMON_HANGS : Phrase.DAEMON_RUNS;
            case STOPPED -> Phrase.DAEMON_STOPPED;
            case ABSENT -> Phrase.DAEMON_ABSENT;
        };
    }

    /** What was dirty when FREEZE came, and what is left; before that, and without a freeze, only what is dirty. */
    private static Dirty dirty(Scene scene, Optional<BackupJob> job) {
        MiB now = inMemory(scene.vm());
        Optional<BackupPart> part = job.flatMap(known -> known.part(scene.subject()))
            .filter(known -> !known.frozenFrom().isAfter(scene.now().now()));
        if (part.isEmpty()) return new Dirty(now, now);
        return new Dirty(MiB.mib(dirtyAt(scene, part.get().frozenFrom())), now);
    }

    private static long dirtyAt(Scene scene, SimTime moment) {
        return ((BackupCourse) scene.course()).dirtyAt(moment)
            .orElseGet(() -> inMemory(scene.run().world(moment).vm(scene.subject())).count());
    }

    private static MiB inMemory(Vm vm) {
        return MiB.mib(vm.guest().files().dirty() / Pages.PER_MIB);
    }

    /** Those the daemon freezes, in its order; then those it leaves alone, in the order of the table. */
    private static List<Mount> mounts(Scene scene) {
        Vm vm = scene.vm();
        GuestFiles files = vm.guest().files();
        DaemonEra era = DaemonEra.of(vm.guestSettings().daemonVersion().orElse(vm.guestSettings().kernel()));
        var rows = new ArrayList<Mount>();
        for (String at : MountWalk.targets(files.mounts(), era, vm.guestSettings().os())) {
            files.mounts().stream().filter(mount -> mount.at().equals(at)).reduce((hidden, shown) -> shown)
                .ifPresent(mount -> rows.add(frozen(scene, mount)));
        }
        for (MountEntry mount : files.mounts()) {
            MountWalk.skipped(mount, era, vm.guestSettings().os())
                .ifPresent(why -> rows.add(new Mount(mount.at(), mount.type(), Mount.State.SKIPPED, why(why).in(scene.language()))));
        }
        return rows;
    }

    private static Phrase why(MountWalk.Skip why) {
        return switch (why) {
            case NO_DEVICE -> Phrase.SKIP_NO_DEVICE;
            case LOOP -> Phrase.SKIP_LOOP;
            case READ_ONLY -> Phrase.SKIP_READ_ONLY;
            case VFAT -> Phrase.SKIP_VFAT;
        };
    }

    private static Mount frozen(Scene scene, MountEntry mount) {
        Language language = scene.language();
        GuestFiles files = scene.vm().guest().files();
        FileSystem system = files.systems().get(mount.system());
        if (system.isFrozen()) {
            String by = system.freeze().by() == FileSystem.By.HAND ? Phrase.FROZEN_BY_HAND.in(language) : "";
            return new Mount(mount.at(), mount.type(), Mount.State.FROZEN, by);
        }
        for (Freezing freezing : files.freezings()) {
            if (freezing.system() != mount.system()) continue;
            return new Mount(mount.at(), mount.type(), Mount.State.FLUSHING,
                Phrase.LEFT_TO_FLUSH.in(language, system.dirty() / Pages.PER_MIB));
        }
        if (!system.canFreeze()) return new Mount(mount.at(), mount.type(), Mount.State.REFUSED, Phrase.CANNOT_FREEZE.in(language));
        String remark = mount.at().equals("/") ? Phrase.ROOT_GOES_LAST.in(language) : "";
        return new Mount(mount.at(), mount.type(), Mount.State.RUNNING, remark);
    }

    private static List<Value> numbers(Scene scene) {
        Language language = scene.language();
        if (!Inside.counts(scene.vm())) return List.of();
        GuestFiles files = scene.vm().guest().files();
        GuestFiles before = scene.vmBefore().guest().files();
        return List.of(
            counted(Phrase.WRITERS_WAIT.in(language), before.blocked(), files.blocked(), files.blocked() > 0 ? Tone.BAD : Tone.PLAIN),
            counted(Phrase.READS_DONE.in(language), reads(before), reads(files), Tone.PLAIN));
    }

    private static Value counted(String name, long before, long now, Tone tone) {
        return new Value(name, Long.toString(now), Long.toString(before), now > before ? Trend.UP : now < before ? Trend.DOWN : Trend.SAME,
            tone);
    }

    private static long reads(GuestFiles files) {
        return files.programs().stream().filter(program -> program.kind() == IoProgram.Kind.READER).mapToLong(IoProgram::turns).sum();
    }
}
