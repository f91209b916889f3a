package diptych.sim.model;

import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.units.MiB;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/**
 * The disks of a VM, as the host keeps them; they outlive the guest.
 *
 * @param disks    in controller order
 * @param intended what programs had written when the guest last went away without putting it on the disk, by path. Nothing in the
 *                 machine reads it: it is what a copy is held against, to tell which files are whole
 * @param stamp    the number of the newest write
 * @param cuts     how many differencing disks were ever made
 * @param merges   layers on their way back into their parents
 */
public record Storage(List<VirtualDisk> disks, SortedMap<String, Extents> intended, long stamp, int cuts, List<Merge> merges) {
    /** What a VM boots from where a scenario names no disk. */
    private static final Disk SYSTEM = new Disk("system.vhdx", MiB.mib(40_960), ModelChoice.DISK_DEFAULT.value(), Disk.Kind.VHDX,
        Disk.Controller.SCSI, List.of(), List.of());

    public Storage {
        disks = List.copyOf(disks);
        merges = List.copyOf(merges);
    }

    /**
     * A merge in the background.
     *
     * @param purpose of the layers
     * @param due     when it is done, or has failed
     */
    public record Merge(String purpose, SimTime due) {}

    /** New disks, as they were declared; where nothing says so, the first holds the system. */
    public static Storage of(List<Disk> declared, GuestOs os) {
        var disks = new ArrayList<>(declared.isEmpty() ? List.of(SYSTEM) : declared);
        if (disks.stream().allMatch(disk -> disk.mounts().isEmpty())) disks.set(0, disks.get(0).with(List.of(root(os))));
        return new Storage(disks.stream().map(VirtualDisk::of).toList(), Sorted.none(), 0, 0, List.of());
    }

    private static Disk.Mount root(GuestOs os) {
        return new Disk.Mount("/", FileSystemTypes.usual(os), MiB.ZERO, "", "rw", "", "");
    }

    /** When a merge is done; {@link SimTime#NEVER} if none is under way. */
    public SimTime due() {
        SimTime due = SimTime.NEVER;
        for (Merge merge : merges) due = due.min(merge.due());
        return due;
    }

    public List<Disk> specs() {
        return disks.stream().map(VirtualDisk::spec).toList();
    }

    public Storage with(int index, VirtualDisk disk) {
        if (disk == disks.get(index)) return this;
        var changed = new ArrayList<>(disks);
        changed.set(index, disk);
        return new Storage(changed, intended, stamp, cuts, merges);
    }

    public Storage stamped(long now) {
        return new Storage(disks, intended, now, cuts, merges);
    }

    public Storage intending(SortedMap<String, Extents> changed) {
        return new Storage(disks, changed, stamp, cuts, merges);
    }

    public Storage withMerges(List<Merge> changed) {
        return new Storage(disks, intended, stamp, cuts, changed);
    }

    /** Cuts every disk that the host sees in two. */
    public Storage cut(String purpose) {
        var changed = new ArrayList<VirtualDisk>();
        for (VirtualDisk disk : disks) changed.add(disk.isSeenByHost() ? disk.cut(avhdx(disk.spec(), cuts + 1), purpose) : disk);
        return new Storage(changed, intended, stamp, cuts + 1, merges);
    }

    /** The disks that the host does not see are in no checkpoint and no backup; they are always as they are there. */
    public Storage withUnseenOf(Storage there) {
        return each(disk -> disk.isSeenByHost() ? disk : there.disks.stream()
            .filter(other -> other.spec().file().equals(disk.spec().file())).findFirst().orElse(disk));
    }

    public Storage merged(String purpose) {
        return each(disk -> disk.merged(purpose));
    }

    public boolean has(String purpose) {
        return disks.stream().anyMatch(disk -> disk.layers().stream().anyMatch(layer -> layer.purpose().equals(purpose)));
    }

    public Storage each(UnaryOperator<VirtualDisk> change) {
        return new Storage(disks.stream().map(change).toList(), intended, stamp, cuts, merges);
    }

    /** {@code data_7F3A.avhdx}: the name of the disk with a few digits, as Hyper-V adds a whole GUID. */
    private static String avhdx(Disk disk, int number) {
        int dot = disk.file().lastIndexOf('.');
        String stem = dot < 0 ? disk.file() : disk.file().substring(0, dot);
        int digits = (disk.file().hashCode() * 31 + number * 0x9E37) & 0xFFFF;
        return "%s_%04X.%s".formatted(stem, digits, disk.kind() == Disk.Kind.VHD ? "avhd" : "avhdx");
    }
}
