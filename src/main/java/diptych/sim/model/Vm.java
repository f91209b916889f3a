package diptych.sim.model;

import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.List;

/**
 * One virtual machine, seen from both sides: what the host holds and knows, and what is inside.
 *
 * @param spec     what it is made of
 * @param settings its memory settings
 * @param life     whether it runs, and what it is on the way to
 * @param account  the memory the host has given it
 * @param view     what the host knows of its need, and what it is asking of it
 * @param guest    what is inside; {@link Guest#OFF} when the VM is off
 * @param errand   the last thing somebody asked for that takes time
 * @param checkpoints states it can be put back into, oldest first
 * @param storage  its disks, as the host keeps them
 * @param config   what else the host has configured
 * @param due      when something happens to it next by itself; follows from the rest, and is kept because it is asked for so often
 */
public record Vm(VmSpec spec, MemorySettings settings, Life life, MemoryAccount account, HostView view, Guest guest, Errand errand,
                 List<StateCheckpoint> checkpoints, Storage storage, VmConfig config, SimTime due) {
    /** Whatever is given as {@code due} is replaced by what follows from the rest. */
    public Vm {
        checkpoints = List.copyOf(checkpoints);
        due = nextDue(life, view, guest).min(storage.due());
    }

    public Vm(VmSpec spec, MemorySettings settings, Life life, MemoryAccount account, HostView view, Guest guest, Errand errand) {
        this(spec, settings, life, account, view, guest, errand, List.of(), Storage.of(spec.disks(), spec.guest().os()),
            VmConfig.DEFAULT, SimTime.NEVER);
    }

    private static SimTime nextDue(Life life, HostView view, Guest guest) {
        return life instanceof Life.Running ? guest.nextJob().min(view.exchange().due()).min(guest.files().due()) : life.due();
    }

    /** A VM that has never been started. */
    public static Vm off(VmSpec spec, MemorySettings settings) {
        return new Vm(spec, settings, new Life.Off(), MemoryAccount.NONE, HostView.UNKNOWN, Guest.OFF, Errand.NONE);
    }

    public String name() {
        return spec.name();
    }

    public GuestSettings guestSettings() {
        return spec.guest();
    }

    public boolean isRunning() {
        return life instanceof Life.Running;
    }

    /** Whether the host may move memory to and from this VM by itself. */
    public boolean isDynamic() {
        return settings.dynamic() && spec.guest().os() != GuestSettings.GuestOs.FREEBSD;
    }

    /** What the host shows as assigned: nothing for a VM that is off or rests on disk. */
    public Pages assigned() {
        return restsOnDisk() ? Pages.ZERO : account.assigned();
    }

    /** Saved, and not being read back yet. */
    public boolean restsOnDisk() {
        return life instanceof Life.Saved || life instanceof Life.AwaitingMemory waiting && waiting.kind() == Life.StartKind.FROM_SAVED;
    }

    /** Host memory it occupies, what is promised to it included. */
    public Pages held() {
        return restsOnDisk() ? Pages.ZERO : account.held();
    }

    /** Whether it runs Linux inside, so that there is a {@code free} to ask. */
    public boolean isLinux() {
        return spec.guest().os() == GuestSettings.GuestOs.LINUX;
    }

    /** A line in the log of its kernel; only Linux keeps one that can be read here. */
    public Vm kernelLogs(SimTime now, String text) {
        return isLinux() ? with(guest.logs(now, text)) : this;
    }

    public Vm with(MemorySettings changed) {
        return new Vm(spec, changed, life, account, view, guest, errand, checkpoints, storage, config, due);
    }

    public Vm with(Life changed) {
        return new Vm(spec, settings, changed, account, view, guest, errand, checkpoints, storage, config, due);
    }

    public Vm with(MemoryAccount changed) {
        return new Vm(spec, settings, life, changed, view, guest, errand, checkpoints, storage, config, due);
    }

    /** Both sides at once. */
    public Vm with(HostView changedView, Guest changedGuest) {
        return new Vm(spec, settings, life, account, changedView, changedGuest, errand, checkpoints, storage, config, due);
    }

    public Vm with(HostView changed) {
        return new Vm(spec, settings, life, account, changed, guest, errand, checkpoints, storage, config, due);
    }

    public Vm with(Guest changed) {
        return new Vm(spec, settings, life, account, view, changed, errand, checkpoints, storage, config, due);
    }

    public Vm with(Errand changed) {
        return new Vm(spec, settings, life, account, view, guest, changed, checkpoints, storage, config, due);
    }

    public Vm withCheckpoints(List<StateCheckpoint> changed) {
        return new Vm(spec, settings, life, account, view, guest, errand, changed, storage, config, due);
    }

    public Vm with(GuestFiles changed) {
        return changed == guest.files() ? this : with(guest.with(changed));
    }

    public Vm with(Storage changed) {
        return changed == storage ? this : new Vm(spec, settings, life, account, view, guest, errand, checkpoints, changed, config, due);
    }

    public Vm with(VmConfig changed) {
        return new Vm(spec, settings, life, account, view, guest, errand, checkpoints, storage, changed, due);
    }
}
