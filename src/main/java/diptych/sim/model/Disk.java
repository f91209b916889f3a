package diptych.sim.model;

import diptych.sim.units.MiB;
import java.util.List;

/**
 * A virtual disk as a scenario declares it.
 *
 * @param file       name of the file on the host, with a drive letter if it is not on C:
 * @param size       capacity
 * @param throughput how fast it takes writes, MiB a second
 * @param kind       vhdx, vhd, iscsi or pass-through
 * @param controller scsi or ide
 * @param chain      files below {@code file}, oldest first
 * @param mounts     what the guest mounts from it
 */
public record Disk(String file, MiB size, long throughput, Kind kind, Controller controller, List<String> chain, List<Mount> mounts) {
    public Disk {
        chain = List.copyOf(chain);
        mounts = List.copyOf(mounts);
    }

    public Disk with(List<Mount> changed) {
        return new Disk(file, size, throughput, kind, controller, chain, changed);
    }

    /** Whether the host keeps it as a file; pass-through and iSCSI disks it does not even see [MS-WRITER]. */
    public boolean isSeenByHost() {
        return kind == Kind.VHDX || kind == Kind.VHD;
    }

    /** How the disk is kept on the host. */
    public enum Kind { VHDX, VHD, ISCSI, PASS_THROUGH }

    /** The controller it hangs on. */
    public enum Controller { SCSI, IDE }

    /**
     * One line of the guest's {@code /proc/mounts}.
     *
     * @param at        mount point
     * @param type      file system, as the kernel names it
     * @param dirty     data written but not yet on the disk when the guest has just started
     * @param device    block device; empty when it is made from the disk's position
     * @param options   mount options
     * @param backing   file below a loop device, or empty
     * @param stackedOn device below a mapper, or empty
     */
    public record Mount(String at, String type, MiB dirty, String device, String options, String backing, String stackedOn) {}
}
