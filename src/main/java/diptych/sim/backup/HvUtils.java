package diptych.sim.backup;

import diptych.sim.model.Event;
import diptych.sim.model.Guest;
import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.model.HostVersion;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.Vm;
import diptych.sim.model.VssEra;
import diptych.sim.model.VssOp;
import diptych.sim.model.VssService;
import diptych.sim.model.VssService.Answer;
import diptych.sim.model.VssService.State;
import diptych.sim.model.Witness;
import diptych.sim.units.SimTime;

/**
 * The relay in the guest's kernel: drivers/hv/hv_snapshot.c. It answers what it can itself, hands three commands to the daemon, and
 * loses patience with it, sooner or later by release. It freezes nothing.
 */
public final class HvUtils {
    /** What the kernel and a daemon of today say to each other first. */
    private static final int MODULE_VERSION = 129;

    private HvUtils() {}

    /** The service negotiates with the host, if there is one and the host offers it. */
    public static Vm load(Vm vm, HostVersion host, SimTime now) {
        if (vm.guestSettings().os() == GuestOs.WINDOWS || !vm.config().backupService()) return vm;
        VssEra era = era(vm);
        if (!era.present() || vm.guestSettings().os() == GuestOs.FREEBSD && isOldFreeBsd(vm.guestSettings().kernel())) return vm;
        if (host.compareTo(HostVersion.WS2012R2) < 0) {
            return era.needsR2() && vm.isLinux() ? vm.with(vm.guest().logs(now,
                "hv_utils: Integration service 'Backup (volume snapshot)' not supported on this host version.")) : vm;
        }
        Guest guest = era.talks() && vm.isLinux() ? vm.guest().logs(now, "hv_utils: VSS IC version 5.0") : vm.guest();
        return vm.with(guest.with(guest.files().with(guest.files().vss().loaded())));
    }

    /** FreeBSD has the service since 11.1 [MS-BSD]. A version below 7 is no FreeBSD's on Hyper-V: the scenario does not say which it is. */
    private static boolean isOldFreeBsd(KernelVersion version) {
        return version.isAtLeast(7, 0) && !version.isAtLeast(11, 1);
    }

    static VssEra era(Vm vm) {
        return VssEra.of(vm.guestSettings().os() == GuestOs.FREEBSD ? new KernelVersion(4, 10) : vm.guestSettings().kernel());
    }

    /** A message from the host. */
    static Vm receive(Vm vm, VssOp op, SimTime now, Witness witness) {
        witness.saw(new Event.Vss(now, vm.name(), op, false, 0, 0));
        return switch (op) {
            case VSS_OP_CREATE, VSS_OP_DELETE, VSS_OP_BU_COMPLETE, VSS_OP_AUTO_RECOVER, VSS_OP_GET_DM_INFO ->
                answer(vm, new Answer(op, VssOp.HV_S_OK, 0), now, witness);
            case VSS_OP_HOT_BACKUP -> era(vm).asksDaemon() ? forward(vm, op, now, witness)
                : answer(vm, new Answer(op, VssOp.HV_S_OK, VssOp.NO_AUTO_RECOVERY), now, witness);
            case VSS_OP_FREEZE, VSS_OP_THAW -> forward(vm, op, now, witness);
        };
    }

    private static Vm forward(Vm vm, VssOp op, SimTime now, Witness witness) {
        VssService service = vm.guest().files().vss();
        if (service.state() == State.DEVICE_INIT) {
            boolean failsAtOnce = era(vm).device() || era(vm).freezeLimit() != SimTime.NEVER && service.registered();
            return failsAtOnce ? answer(vm, failed(op), now, witness) : vm.with(vm.guest().files().with(service.deferring(op)));
        }
        VssService asking = service.asking(op, now.plus(era(vm).limit(op)));
        return Daemon.receive(vm.with(vm.guest().files().with(asking)), op, asking.transaction(), now, witness);
    }

    /** {@code vss_timeout_func}: no answer in time. Whatever the daemon says later is too late. */
    static Vm timer(Vm vm, SimTime now, Witness witness) {
        VssService service = vm.guest().files().vss();
        if (service.timer().isAfter(now)) return vm;
        Vm told = vm.isLinux() ? vm.with(vm.guest().logs(now, "hv_utils: VSS: timeout waiting for daemon to reply")) : vm;
        return answer(told, failed(service.op().orElseThrow()), now, witness);
    }

    /** The daemon's answer. @return whether the kernel still wanted it; if not, write() says EINVAL */
    static boolean isWaitingFor(Vm vm, long transaction) {
        VssService service = vm.guest().files().vss();
        return service.state() == State.USERSPACE_REQ && service.transaction() == transaction;
    }

    static Vm answered(Vm vm, VssOp op, boolean ok, SimTime now, Witness witness) {
        return answer(vm, ok ? new Answer(op, VssOp.HV_S_OK, 0) : failed(op), now, witness);
    }

    /** A daemon has opened the device; what had waited for one is handed to it. */
    static Vm registered(Vm vm, KernelVersion daemon, SimTime now, Witness witness) {
        VssService before = vm.guest().files().vss();
        Guest guest = vm.guest();
        if (vm.isLinux() && !era(vm).device()) guest = guest.logs(now, "hv_utils: VSS daemon registered");
        if (vm.isLinux() && era(vm).talks()) {
            guest = guest.logs(now, "hv_utils: VSS: userspace daemon ver. %d connected"
                .formatted(daemon.isAtLeast(4, 2) ? MODULE_VERSION : MODULE_VERSION - 1));
        }
        // A daemon from before 4.2 shakes no hands: it is told no version.
        if (vm.isLinux() && era(vm).device() && daemon.isAtLeast(4, 2)) {
            guest = guest.syslogs(now, "Hyper-V VSS: VSS: kernel module version: " + MODULE_VERSION);
        }
        Vm ready = vm.with(guest.with(guest.files().with(before.ready())));
        return before.op().isPresent() ? forward(ready, before.op().get(), now, witness) : ready;
    }

    /** The daemon has closed the device: a pending operation has failed. */
    static Vm closed(Vm vm, SimTime now, Witness witness) {
        VssService service = vm.guest().files().vss();
        if (service.state() == State.DEVICE_DYING) return vm;
        boolean pending = service.state() == State.USERSPACE_REQ;
        if (pending && !era(vm).device()) return vm.with(vm.guest().files().with(service.unheard()));
        Vm alone = vm.with(vm.guest().files().with(service.alone()));
        return pending ? answer(alone, failed(service.op().orElseThrow()), now, witness) : alone;
    }

    /** The service is taken away, or its channel lost. */
    static Vm lost(Vm vm) {
        return vm.with(vm.guest().files().with(vm.guest().files().vss().dying()));
    }

    static Answer failed(VssOp op) {
        return new Answer(op, VssOp.HV_E_FAIL, 0);
    }

    private static Vm answer(Vm vm, Answer answer, SimTime now, Witness witness) {
        witness.saw(new Event.Vss(now, vm.name(), answer.op(), true, answer.status(), answer.flags()));
        return vm.with(vm.guest().files().with(vm.guest().files().vss().answered(answer)));
    }
}
