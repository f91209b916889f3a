package diptych.sim.backup;

import diptych.sim.model.BackupPart;
import diptych.sim.model.BackupPart.State;
import diptych.sim.model.BackupStage.Moment;
import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.model.HostVersion;
import diptych.sim.model.ModelChoice;
import diptych.sim.model.Vm;
import diptych.sim.model.VssOp;
import diptych.sim.model.VssService;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import java.util.Optional;

/**
 * Stage 3: the order to freeze goes through the VMBus to the relay, from there to the daemon, which freezes one file system after the
 * other. The host waits for one answer: 0, or 0x80004005.
 */
final class Freeze {
    private static final SimTime HOST_GIVES_UP = SimTime.seconds(ModelChoice.HOST_GIVES_UP.value());
    /** The event that Microsoft's own test looks for after a freeze that failed [LT-FAIL]. */
    private static final int FREEZE_FAILED = 10150;
    /** MODEL CHOICE: a Windows guest's own VSS takes that long; nothing of it is modelled further. */
    private static final SimTime WINDOWS_TAKES = SimTime.seconds(1);

    private Freeze() {}

    static World begin(World world, int id, BackupPart part, Witness witness) {
        Vm vm = world.vm(part.vm());
        if (vm.guestSettings().os() == GuestOs.WINDOWS) {
            World struck = Faults.strike(world, vm.name(), Moment.FREEZING, witness);
            return Jobs.with(struck, id, part.freezing(world.now(), world.now().plus(WINDOWS_TAKES)));
        }
        World hung = Faults.hang(world, vm.name(), Moment.FREEZING, witness);
        Vm asked = HvUtils.receive(hung.vm(vm.name()), VssOp.VSS_OP_FREEZE, world.now(), witness);
        boolean endless = HvUtils.era(vm).freezeLimit() == SimTime.NEVER
            || asked.guest().files().vss().state() == VssService.State.DEVICE_INIT;
        SimTime giveUp = endless ? world.now().plus(HOST_GIVES_UP) : SimTime.NEVER;
        World sent = Jobs.with(hung.with(asked), id, part.freezing(world.now(), giveUp));
        return Faults.strike(sent, vm.name(), Moment.FREEZING, witness);
    }

    static World goOn(World world, int id, BackupPart part, boolean due, Witness witness) {
        Vm vm = world.vm(part.vm());
        if (!isThere(vm)) return lost(world, id, part, witness);
        if (vm.guestSettings().os() == GuestOs.WINDOWS) return due ? CheckpointAndThaw.begin(world, id, part, witness) : world;
        Optional<VssService.Answer> answer = vm.guest().files().vss().answer();
        if (answer.isPresent()) {
            World read = world.with(vm.with(vm.guest().files().with(vm.guest().files().vss().read())));
            BackupPart told = part.frozen(vm.guest().files().daemon().froze());
            return answer.get().isOk() ? CheckpointAndThaw.begin(read, id, told, witness)
                : failed(read, id, told, "its guest could not freeze its file systems", witness);
        }
        return due ? failed(forgotten(world, vm), id, part, "its guest never answered", witness) : world;
    }

    /** Whether the channel to the guest is open. */
    static boolean isThere(Vm vm) {
        return vm.isRunning() && (vm.guestSettings().os() == GuestOs.WINDOWS
            || vm.guest().files().vss().state() != VssService.State.DEVICE_DYING);
    }

    /** The host waits no more; what the guest may still freeze for it, nobody thaws. */
    private static World forgotten(World world, Vm vm) {
        Vm left = Daemon.leave(vm, "the host had given up waiting for the freeze");
        return world.with(left.with(left.guest().files().with(left.guest().files().vss().abandoned())));
    }

    private static World lost(World world, int id, BackupPart part, Witness witness) {
        return failed(world, id, part, "its guest went away while it was being frozen", witness);
    }

    /**
     * What the host does then is not published. MODEL CHOICE: since 2016 it makes a checkpoint without the freeze where the VM's type
     * allows that; on 2012 R2, and where the type does not allow it, the backup fails. Nothing is left to thaw from its view.
     */
    private static World failed(World world, int id, BackupPart part, String why, Witness witness) {
        Vm vm = world.vm(part.vm());
        String text = "Could not create backup checkpoint for virtual machine '%s': Unspecified error (0x80004005). %s"
            .formatted(vm.name(), Jobs.machineId(vm));
        BackupPart over = part.thawed(world.now()).saying(text, FREEZE_FAILED);
        World left = world.with(Daemon.leave(vm, "the freeze had failed, and the host sends no THAW after that"));
        boolean falls = Jobs.job(world, id).isBackup() ? world.host().version().compareTo(HostVersion.WS2016) >= 0 : true;
        return falls && (vm.isRunning() || AskGuest.insists(world, vm))
            ? AskGuest.fallBack(left.logs(Jobs.numbered(FREEZE_FAILED, text)), id, over, why, witness)
            : fail(left, id, over, text, FREEZE_FAILED);
    }

    /** One VM has failed, and the host's log says so at once; the set fails when all are through. */
    static World fail(World world, int id, BackupPart part, String why, int event) {
        return Jobs.with(world.logs(Jobs.numbered(event, why)), id, part.saying(why, event).in(State.FAILED, world.now(), SimTime.NEVER));
    }
}
