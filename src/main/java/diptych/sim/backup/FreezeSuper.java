package diptych.sim.backup;

import diptych.sim.guest.FilePrograms;
import diptych.sim.guest.Journals;
import diptych.sim.guest.Paths;
import diptych.sim.guest.Writeback;
import diptych.sim.model.BackupFault;
import diptych.sim.model.Event;
import diptych.sim.model.FileSystem;
import diptych.sim.model.FileSystem.By;
import diptych.sim.model.FreezeLevel;
import diptych.sim.model.Freezing;
import diptych.sim.model.GuestFiles;
import diptych.sim.model.ModelChoice;
import diptych.sim.model.MountEntry;
import diptych.sim.model.Vm;
import diptych.sim.model.VssService;
import diptych.sim.model.Witness;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * {@code freeze_super} and {@code thaw_super}, fs/super.c: new writes block, everything dirty is written, the file system's own hook
 * runs. No processor stops and no process is told; who wants to write falls asleep. It takes as long as the dirty data take.
 */
public final class FreezeSuper {
    private static final SimTime HOOK = SimTime.millis(ModelChoice.FREEZE_HOOK_TAKES.value());
    private static final SimTime SEEN_EVERY = SimTime.millis(ModelChoice.FLUSH_SEEN_EVERY.value());

    private static final Set<Integer> BEFORE_THE_HOOK = Set.of(Errno.EPERM, Errno.ENOENT, Errno.EBUSY, Errno.EOPNOTSUPP);

    private FreezeSuper() {}

    /** What became of the call. @param error errno; 0 if the freeze has begun, or there was nothing to do */
    public record Called(Vm vm, int error) {}

    /** {@code ioctl(FIFREEZE)} on the directory of a mount point. */
    public static Called freeze(Vm vm, String at, By by, SimTime now, Witness witness) {
        GuestFiles files = vm.guest().files();
        OptionalInt opened = opened(files, at);
        int error = opened.isEmpty() ? Errno.ENOENT : error(vm, files.systems().get(opened.getAsInt()), at);
        if (error != Errno.OK) {
            witness.saw(new Event.FileSystemFrozen(now, vm.name(), at, true, error));
            return new Called(hookFailed(vm, at) ? withoutFault(told(vm, now), at) : withoutFault(vm, at), error);
        }
        FileSystem system = files.systems().get(opened.getAsInt());
        if (system.readOnly()) return new Called(complete(vm, opened.getAsInt(), at, by, now, witness), Errno.OK);
        return new Called(begin(vm, opened.getAsInt(), at, by, now), Errno.OK);
    }

    private static OptionalInt opened(GuestFiles files, String at) {
        for (MountEntry mount : files.mounts()) if (mount.at().equals(at)) return Paths.opened(files, mount);
        return OptionalInt.empty();
    }

    private static int error(Vm vm, FileSystem system, String at) {
        Optional<BackupFault.FreezeError> armed = fault(vm, at);
        if (armed.isPresent()) return armed.get().error();
        // ioctl_fsfreeze() looks for the hook before freeze_super() looks whether anybody can write.
        if (!system.canFreeze()) return Errno.EOPNOTSUPP;
        if (system.holdsWriters()) return Errno.EBUSY;
        return Errno.OK;
    }

    private static Optional<BackupFault.FreezeError> fault(Vm vm, String at) {
        return vm.config().faults().stream().filter(BackupFault.FreezeError.class::isInstance).map(BackupFault.FreezeError.class::cast)
            .filter(fault -> fault.mount().equals(at)).findFirst();
    }

    /** Whether it is the file system's own part that fails; the other errors come before it is asked. */
    private static boolean hookFailed(Vm vm, String at) {
        return fault(vm, at).map(fault -> !BEFORE_THE_HOOK.contains(fault.error())).orElse(false);
    }

    private static Vm told(Vm vm, SimTime now) {
        return vm.isLinux() ? vm.with(vm.guest().logs(now, "VFS:Filesystem freeze failed")) : vm;
    }

    private static Vm withoutFault(Vm vm, String at) {
        return fault(vm, at).map(fault -> vm.with(vm.config().without(fault))).orElse(vm);
    }

    private static Vm begin(Vm vm, int index, String at, By by, SimTime now) {
        GuestFiles files = vm.guest().files();
        FileSystem system = files.systems().get(index);
        boolean unheard = by == By.DAEMON && files.vss().state() != VssService.State.USERSPACE_REQ;
        var freeze = new FileSystem.Freeze(FreezeLevel.SB_FREEZE_PAGEFAULT, now, by, unheard ? "the kernel had given up on the daemon"
            : "");
        var all = new ArrayList<>(files.freezings());
        all.add(waitsForFrozen(files, system) ? new Freezing(index, at, now, system.dirty(), SimTime.NEVER, SimTime.NEVER, SimTime.NEVER)
            : timed(vm, system, index, at, now));
        return vm.with(files.with(index, system.with(freeze)).withFreezings(all));
    }

    private static Freezing timed(Vm vm, FileSystem system, int index, String at, SimTime now) {
        SimTime flushed = now.plus(flushTakes(vm, system));
        SimTime next = flushed.equals(now) ? flushed.plus(HOOK) : now.plus(SEEN_EVERY).min(flushed);
        return new Freezing(index, at, now, system.dirty(), next, flushed, flushed.plus(HOOK));
    }

    /** Dirty data over throughput, reference section 13. */
    static SimTime flushTakes(Vm vm, FileSystem system) {
        if (!system.isOnDisk()) return SimTime.ZERO;
        long throughput = vm.storage().disks().get(system.disk()).spec().throughput();
        return SimTime.micros(system.dirty() * SimTime.MICROS_PER_SECOND / (throughput * Pages.PER_MIB));
    }

    /** A loop device writes to its file; where that lies in a frozen file system, the flush never ends. */
    private static boolean waitsForFrozen(GuestFiles files, FileSystem system) {
        return files.mounts().stream().anyMatch(mount -> mount.device().equals(system.device()) && !mount.backing().isEmpty()
            && Paths.find(files, mount.backing()).map(FileSystem::isFrozen).orElse(false));
    }

    /** A freeze under way comes to its next point. */
    static Vm due(Vm vm, Freezing freezing, SimTime now, Witness witness) {
        if (freezing.due().isAfter(now)) return vm;
        Vm flushed = flush(vm, freezing, now);
        if (!freezing.done().isAfter(now)) {
            FileSystem system = flushed.guest().files().systems().get(freezing.system());
            var left = new ArrayList<>(flushed.guest().files().freezings());
            left.removeIf(other -> other.system() == freezing.system());
            Vm without = flushed.with(flushed.guest().files().withFreezings(left));
            return finished(complete(without, freezing.system(), freezing.at(), system.freeze().by(), now, witness), freezing, now,
                witness);
        }
        boolean all = !freezing.flushed().isAfter(now);
        SimTime next = all ? SimTime.NEVER : now.plus(SEEN_EVERY).min(freezing.flushed());
        var rest = new ArrayList<>(flushed.guest().files().freezings());
        rest.replaceAll(other -> other.system() == freezing.system() ? freezing.next(next) : other);
        GuestFiles files = flushed.guest().files().withFreezings(rest);
        FileSystem system = files.systems().get(freezing.system());
        return flushed.with(all ? files.with(freezing.system(), system.with(system.freeze().at(FreezeLevel.SB_FREEZE_FS))) : files);
    }

    private static Vm flush(Vm vm, Freezing freezing, SimTime now) {
        FileSystem system = vm.guest().files().systems().get(freezing.system());
        if (system.dirty() == 0 || !system.isOnDisk()) return vm;
        if (!freezing.flushed().isAfter(now)) return Writeback.some(vm, freezing.system(), Long.MAX_VALUE, true);
        long spent = now.since(freezing.since()).micros();
        long whole = Math.max(1, freezing.flushed().since(freezing.since()).micros());
        long target = freezing.dirty() * spent / whole;
        long more = target - (freezing.dirty() - system.dirty());
        return more > 0 ? Writeback.some(vm, freezing.system(), more, true) : vm;
    }

    /** Data and names are on the disk, and the journal of most is empty; XFS leaves its log as it is [observed]. */
    private static Vm complete(Vm vm, int index, String at, By by, SimTime now, Witness witness) {
        witness.saw(new Event.FileSystemFrozen(now, vm.name(), at, true, Errno.OK));
        Vm quiet = Journals.quiesce(vm, index);
        GuestFiles files = quiet.guest().files();
        FileSystem system = files.systems().get(index);
        var freeze = new FileSystem.Freeze(FreezeLevel.SB_FREEZE_COMPLETE, system.holdsWriters() ? system.freeze().since() : now, by,
            system.freeze().left());
        return quiet.with(files.with(index, system.with(freeze)));
    }

    /** Whoever called is told; if that was a daemon that is no more, nobody is. */
    private static Vm finished(Vm vm, Freezing freezing, SimTime now, Witness witness) {
        FileSystem system = vm.guest().files().systems().get(freezing.system());
        return system.freeze().by() == By.DAEMON ? Daemon.frozen(vm, freezing, now, witness) : vm;
    }

    /** {@code ioctl(FITHAW)} on the directory of a mount point. */
    public static Called thaw(Vm vm, String at, SimTime now, Witness witness) {
        OptionalInt opened = opened(vm.guest().files(), at);
        if (opened.isEmpty()) return new Called(vm, Errno.ENOENT);
        FileSystem system = vm.guest().files().systems().get(opened.getAsInt());
        if (!system.isFrozen()) return new Called(vm, Errno.EINVAL);
        witness.saw(new Event.FileSystemFrozen(now, vm.name(), at, false, Errno.OK));
        Vm thawed = Journals.inUse(vm.with(vm.guest().files().with(opened.getAsInt(), system.with(FileSystem.Freeze.NONE))),
            opened.getAsInt());
        return new Called(FilePrograms.wake(unstuck(thawed, now), now, witness), Errno.OK);
    }

    /** Freezes that waited for this file system can write now. */
    private static Vm unstuck(Vm vm, SimTime now) {
        GuestFiles files = vm.guest().files();
        var all = new ArrayList<>(files.freezings());
        all.replaceAll(freezing -> {
            FileSystem system = files.systems().get(freezing.system());
            boolean stuck = freezing.done() == SimTime.NEVER && !waitsForFrozen(files, system);
            return stuck ? timed(vm, system, freezing.system(), freezing.at(), now) : freezing;
        });
        return vm.with(files.withFreezings(all));
    }

    /** What a call that is known to be unthawed says: whether anything stands frozen through a mount point. */
    static boolean isFrozen(Vm vm, String at) {
        OptionalInt opened = opened(vm.guest().files(), at);
        return opened.isPresent() && vm.guest().files().systems().get(opened.getAsInt()).isFrozen();
    }
}
