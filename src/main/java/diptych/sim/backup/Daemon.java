package diptych.sim.backup;

import diptych.sim.model.DaemonEra;
import diptych.sim.model.Event;
import diptych.sim.model.FileSystem;
import diptych.sim.model.FileSystem.By;
import diptych.sim.model.Freezing;
import diptych.sim.model.Guest;
import diptych.sim.model.GuestFiles;
import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.ModelChoice;
import diptych.sim.model.MountEntry;
import diptych.sim.model.Programs;
import diptych.sim.model.Vm;
import diptych.sim.model.VssDaemon;
import diptych.sim.model.VssDaemon.Checking;
import diptych.sim.model.VssDaemon.End;
import diptych.sim.model.VssDaemon.Hanging;
import diptych.sim.model.VssDaemon.Idle;
import diptych.sim.model.VssDaemon.Presence;
import diptych.sim.model.VssDaemon.Walking;
import diptych.sim.model.VssOp;
import diptych.sim.model.VssService;
import diptych.sim.model.Witness;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The program that freezes: tools/hv/hv_vss_daemon.c. It goes through the mounts with one ioctl each, and what it does about an
 * error, about a kernel that has given up on it and about its own log lines depends on its release.
 */
public final class Daemon {
    private static final SimTime CHECK = SimTime.millis(ModelChoice.CHECK_TAKES.value());
    private static final SimTime THAW = SimTime.millis(ModelChoice.THAW_TAKES.value());
    /** MODEL CHOICE: the process id of a service that udev starts, between journald's and those of network services. */
    private static final int PID_AT_BOOT = 366;
    /** FreeBSD's daemon takes UFS and what is not a disk; anything else makes it veto [FBSD-COMMIT]. */
    private static final Set<String> FREEBSD_KNOWS = Set.of("ufs", "devfs", "tmpfs", "procfs", "fdescfs");

    private Daemon() {}

    static DaemonEra era(Vm vm) {
        return DaemonEra.of(version(vm));
    }

    private static KernelVersion version(Vm vm) {
        return vm.guestSettings().os() == GuestOs.FREEBSD ? new KernelVersion(5, 6)
            : vm.guestSettings().daemonVersion().orElse(vm.guestSettings().kernel());
    }

    /** {@code systemctl start}; there must be one, and a service in the kernel to register with. */
    public static Vm start(Vm vm, SimTime now, Witness witness) {
        Programs programs = vm.guest().programs();
        return vm.guest().files().daemon().presence() != Presence.STOPPED ? vm
            : start(vm.with(vm.guest().with(programs.numbered())), programs.nextPid(), now, witness);
    }

    /** The service starts with the guest, before anybody can start a program. */
    static Vm startAtBoot(Vm vm, SimTime now) {
        return start(vm, PID_AT_BOOT, now, Witness.NOBODY);
    }

    private static Vm start(Vm vm, int pid, SimTime now, Witness witness) {
        Vm starting = syslog(vm, now, "VSS starting; pid is:" + pid);
        if (vm.guest().files().vss().state() == VssService.State.DEVICE_DYING) {
            Vm told = syslog(starting, now, "open /dev/vmbus/hv_vss failed; error: 2 No such file or directory");
            return with(told, told.guest().files().daemon().running(pid, now).ended(End.EXITED, now));
        }
        witness.saw(new Event.DaemonChanged(now, vm.name(), "started"));
        Vm running = with(starting, starting.guest().files().daemon().running(pid, now));
        return HvUtils.registered(running, version(vm), now, witness);
    }

    /** {@code systemctl stop}: a polite end; what is frozen stays so all the same. */
    public static Vm stop(Vm vm, SimTime now, Witness witness) {
        return gone(vm, End.STOPPED, "hv_vss_daemon was stopped while they were frozen", now, witness);
    }

    /** {@code kill -9} */
    public static Vm kill(Vm vm, SimTime now, Witness witness) {
        return gone(vm, End.KILLED, "hv_vss_daemon was killed while they were frozen", now, witness);
    }

    private static Vm gone(Vm vm, End how, String left, SimTime now, Witness witness) {
        if (!vm.guest().files().daemon().isRunning()) return vm;
        witness.saw(new Event.DaemonChanged(now, vm.name(), how.told()));
        Vm without = with(vm, vm.guest().files().daemon().ended(how, now));
        return HvUtils.closed(leave(without, left), now, witness);
    }

    static Vm hang(Vm vm, SimTime now, Witness witness) {
        if (!vm.guest().files().daemon().isRunning()) return vm;
        witness.saw(new Event.DaemonChanged(now, vm.name(), "hangs"));
        return with(vm, vm.guest().files().daemon().doing(new Hanging()));
    }

    /** The channel is gone: today's daemon thaws what it froze and opens the device again, older ones exit. */
    static Vm channelLost(Vm vm, boolean offeredAgain, SimTime now, Witness witness) {
        VssDaemon daemon = vm.guest().files().daemon();
        Vm without = HvUtils.lost(vm);
        if (!daemon.isRunning()) return offeredAgain ? loaded(without) : without;
        if (era(vm).reopens() && !(daemon.activity() instanceof Hanging)) {
            Vm idle = syslog(with(without, daemon.doing(new Idle())), now, "read failed; error:9 Bad file descriptor");
            Vm thawed = thawAll(idle, now, witness);
            return offeredAgain ? HvUtils.registered(loaded(thawed), version(vm), now, witness)
                : with(thawed, thawed.guest().files().daemon().ended(End.STOPPED, now));
        }
        Vm exited = gone(syslog(vm, now, "read failed; error:9 Bad file descriptor"), End.EXITED,
            "hv_vss_daemon exited when the channel was lost, and left them frozen", now, witness);
        return offeredAgain ? loaded(HvUtils.lost(exited)) : HvUtils.lost(exited);
    }

    /** A command from the kernel. One that is busy or hangs does not read it. */
    static Vm receive(Vm vm, VssOp op, long transaction, SimTime now, Witness witness) {
        VssDaemon daemon = vm.guest().files().daemon();
        if (!(daemon.activity() instanceof Idle)) return vm;
        if (op == VssOp.VSS_OP_HOT_BACKUP) return with(vm, daemon.doing(new Checking(transaction, now.plus(CHECK))));
        List<String> targets = targets(vm);
        VssDaemon walking = daemon.doing(new Walking(op, transaction, targets, false, false, now));
        return due(with(vm, op == VssOp.VSS_OP_FREEZE ? walking.froze(List.of()) : walking), now, witness);
    }

    private static List<String> targets(Vm vm) {
        return MountWalk.targets(vm.guest().files().mounts(), era(vm), vm.guestSettings().os());
    }

    /** Whatever it is doing, it goes on with it. */
    static Vm due(Vm vm, SimTime now, Witness witness) {
        Vm next = vm;
        while (!next.guest().files().daemon().due().isAfter(now)) {
            next = switch (next.guest().files().daemon().activity()) {
                case Checking checking -> checked(next, checking, now, witness);
                case Walking walking -> walk(next, walking, now, witness);
                case Idle idle -> throw new IllegalStateException("an idle daemon has nothing due");
                case Hanging hanging -> throw new IllegalStateException("a daemon that hangs has nothing due");
            };
        }
        return next;
    }

    private static Vm checked(Vm vm, Checking checking, SimTime now, Witness witness) {
        boolean vetoed = vm.guestSettings().os() == GuestOs.FREEBSD
            && vm.guest().files().mounts().stream().anyMatch(mount -> !FREEBSD_KNOWS.contains(mount.type()));
        Vm told = syslog(vm, now, era(vm).knowsCheck() ? "VSS: op=CHECK HOT BACKUP" : "Illegal op:" + VssOp.VSS_OP_HOT_BACKUP.code());
        return reply(told, VssOp.VSS_OP_HOT_BACKUP, checking.transaction(), !vetoed, now, witness);
    }

    private static Vm walk(Vm vm, Walking walking, SimTime now, Witness witness) {
        if (walking.left().isEmpty()) return finish(vm, walking, now, witness);
        return walking.op() == VssOp.VSS_OP_FREEZE ? freezeNext(vm, walking, now, witness) : thawNext(vm, walking, now, witness);
    }

    private static Vm freezeNext(Vm vm, Walking walking, SimTime now, Witness witness) {
        String at = walking.left().get(0);
        Vm told = era(vm).shell() ? syslog(vm, now, "VSS cmd is fsfreeze  -f  " + at) : vm;
        FreezeSuper.Called called = FreezeSuper.freeze(told, at, By.DAEMON, now, witness);
        boolean underWay = called.error() == Errno.OK
            && called.vm().guest().files().freezings().stream().anyMatch(freezing -> freezing.at().equals(at));
        if (underWay) return with(called.vm(), called.vm().guest().files().daemon().doing(walking.calling(SimTime.NEVER)));
        return returned(called.vm(), walking, called.error(), now, witness);
    }

    /** A freeze has come to its end. If no daemon waits for it any more, it stands frozen for nobody. */
    static Vm frozen(Vm vm, Freezing freezing, SimTime now, Witness witness) {
        VssDaemon daemon = vm.guest().files().daemon();
        if (daemon.activity() instanceof Walking walking && walking.calling() && walking.left().get(0).equals(freezing.at())) {
            return due(returned(vm, walking, Errno.OK, now, witness), now, witness);
        }
        if (daemon.isRunning() && era(vm).reopens() && daemon.activity() instanceof Idle) {
            return FreezeSuper.thaw(vm, freezing.at(), now, witness).vm();
        }
        return leave(vm, "hv_vss_daemon was gone before the freeze was done");
    }

    private static Vm returned(Vm vm, Walking walking, int error, SimTime now, Witness witness) {
        String at = walking.left().get(0);
        DaemonEra era = era(vm);
        boolean tolerated = error == Errno.OK || era.modern() && error == Errno.EBUSY;
        Vm noted = tolerated ? with(vm, vm.guest().files().daemon().froze(once(vm, at))) : vm;
        if (era.modern()) {
            return tolerated ? with(noted, noted.guest().files().daemon().doing(walking.next(false, now)))
                : undo(noted, walking, at, error, now, witness);
        }
        if (!era.shell()) noted = syslog(noted, now, "VSS: freeze of %s: %s".formatted(at, Errno.text(error)));
        boolean errors = error != Errno.OK || !era.shell() && walking.errors();
        return with(noted, noted.guest().files().daemon().doing(walking.next(errors, now)));
    }

    /** A file system is named once, however often it is mounted. */
    private static List<String> once(Vm vm, String at) {
        GuestFiles files = vm.guest().files();
        var froze = new ArrayList<>(files.daemon().froze());
        int system = system(files, at);
        if (froze.stream().noneMatch(other -> system(files, other) == system)) froze.add(at);
        return froze;
    }

    private static int system(GuestFiles files, String at) {
        return files.mounts().stream().filter(mount -> mount.at().equals(at)).reduce((first, second) -> second)
            .map(MountEntry::system).orElse(-1);
    }

    /** The first error: everything is thawed, and only then something is written to syslog. */
    private static Vm undo(Vm vm, Walking walking, String at, int error, SimTime now, Witness witness) {
        Vm thawed = thawAll(vm, now, witness);
        Vm told = syslog(thawed, now, "FREEZE of %s failed; error:%d %s".formatted(at, error, Errno.text(error)));
        return finish(told, new Walking(walking.op(), walking.transaction(), List.of(), true, false, now), now, witness);
    }

    private static Vm thawAll(Vm vm, SimTime now, Witness witness) {
        Vm thawed = vm;
        for (String at : targets(vm)) thawed = FreezeSuper.thaw(thawed, at, now, witness).vm();
        return thawed;
    }

    private static Vm thawNext(Vm vm, Walking walking, SimTime now, Witness witness) {
        String at = walking.left().get(0);
        if (!walking.calling() && FreezeSuper.isFrozen(vm, at)) {
            return with(vm, vm.guest().files().daemon().doing(walking.calling(now.plus(THAW))));
        }
        Vm told = era(vm).shell() ? syslog(vm, now, "VSS cmd is fsfreeze  -u  " + at) : vm;
        FreezeSuper.Called called = FreezeSuper.thaw(told, at, now, witness);
        boolean tolerated = called.error() == Errno.OK || era(vm).modern() && called.error() == Errno.EINVAL;
        Vm noted = called.vm();
        if (!era(vm).modern() && !era(vm).shell()) {
            noted = syslog(noted, now, "VSS: thaw of %s: %s".formatted(at, Errno.text(called.error())));
        }
        boolean errors = era(vm).shell() ? !tolerated : walking.errors() || !tolerated;
        return with(noted, noted.guest().files().daemon().doing(walking.next(errors, now)));
    }

    private static Vm finish(Vm vm, Walking walking, SimTime now, Witness witness) {
        DaemonEra era = era(vm);
        boolean freeze = walking.op() == VssOp.VSS_OP_FREEZE;
        Vm told = vm;
        if (era.modern()) {
            told = syslog(told, now, "VSS: op=%s: %s".formatted(freeze ? "FREEZE" : "THAW", walking.errors() ? "failed" : "succeeded"));
        }
        if (walking.errors() && era.modern()) {
            told = syslog(syslog(syslog(told, now, "op=%d failed!".formatted(walking.op().code())), now, "report it with these files:"),
                now,
                "/etc/fstab and /proc/mounts");
        }
        if (walking.errors() && freeze && !era.modern()) told = leave(told, "a daemon before 3.19 does not undo a freeze that failed");
        return reply(told, walking.op(), walking.transaction(), !walking.errors(), now, witness);
    }

    private static Vm reply(Vm vm, VssOp op, long transaction, boolean ok, SimTime now, Witness witness) {
        Vm idle = with(vm, vm.guest().files().daemon().doing(new Idle()));
        if (HvUtils.isWaitingFor(idle, transaction)) return HvUtils.answered(idle, op, ok, now, witness);
        return readOn(tooLate(idle, op, now, witness), now, witness);
    }

    /** The kernel has given up: a char device says EINVAL, the netlink of old swallows the answer [C-4.13]. */
    private static Vm tooLate(Vm vm, VssOp op, SimTime now, Witness witness) {
        boolean anythingFrozen = op == VssOp.VSS_OP_FREEZE;
        if (!HvUtils.era(vm).device()) {
            return anythingFrozen ? leave(vm, "the kernel had given up on the daemon, whose late answer nobody heard") : vm;
        }
        Vm told = syslog(vm, now, "write failed; error: 22 Invalid argument");
        if (era(vm).thawsItself()) return anythingFrozen ? thawAll(told, now, witness) : told;
        return gone(told, End.EXITED, "a daemon before 4.13 exits when the kernel has given up on it, and leaves them frozen", now,
            witness);
    }

    /** A command that came while it was busy. */
    private static Vm readOn(Vm vm, SimTime now, Witness witness) {
        VssService service = vm.guest().files().vss();
        return vm.guest().files().daemon().isRunning() && service.state() == VssService.State.USERSPACE_REQ
            ? receive(vm, service.op().orElseThrow(), service.transaction(), now, witness) : vm;
    }

    /** Nobody is bound to thaw what the daemon has frozen; who asks is told why, and the first reason stands. */
    static Vm leave(Vm vm, String why) {
        return vm.with(vm.guest().files().each(system -> {
            FileSystem.Freeze freeze = system.freeze();
            return system.holdsWriters() && freeze.by() == By.DAEMON && freeze.left().isEmpty()
                ? system.with(new FileSystem.Freeze(freeze.level(), freeze.since(), freeze.by(), why)) : system;
        }));
    }

    private static Vm syslog(Vm vm, SimTime now, String text) {
        if (!vm.isLinux()) return vm;
        Guest told = vm.guest().syslogs(now, "Hyper-V VSS: " + text);
        return vm.with(told);
    }

    private static Vm with(Vm vm, VssDaemon daemon) {
        return vm.with(vm.guest().files().with(daemon));
    }

    private static Vm loaded(Vm vm) {
        return vm.with(vm.guest().files().with(vm.guest().files().vss().loaded()));
    }
}
