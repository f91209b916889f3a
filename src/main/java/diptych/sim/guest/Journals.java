package diptych.sim.guest;

import diptych.sim.model.FileSystem;
import diptych.sim.model.FsImage.Journal;
import diptych.sim.model.Vm;

/** What a file system's own {@code freeze_fs} and {@code unfreeze_fs} do to the superblock on the disk. */
public final class Journals {
    private Journals() {}

    /** {@code ext4_freeze}: names are written too and the flag "needs recovery" is cleared. XFS's log stays dirty [observed]. */
    public static Vm quiesce(Vm vm, int index) {
        FileSystem system = vm.guest().files().systems().get(index);
        if (!system.isOnDisk() || system.readOnly()) return vm;
        Vm written = Writeback.everything(vm, index, true);
        return system.type().equals("xfs") ? written : marked(written, system, Journal.CLEAN);
    }

    /** {@code ext4_unfreeze} sets the flag again. */
    public static Vm inUse(Vm vm, int index) {
        FileSystem system = vm.guest().files().systems().get(index);
        return !system.isOnDisk() || system.readOnly() ? vm : marked(vm, system, Journal.NEEDS_RECOVERY);
    }

    private static Vm marked(Vm vm, FileSystem system, Journal journal) {
        return vm.with(Mounting.write(vm.storage(), system, Mounting.image(system, vm.storage()).with(journal)));
    }
}
