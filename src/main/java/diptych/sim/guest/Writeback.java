package diptych.sim.guest;

import diptych.sim.model.Extents;
import diptych.sim.model.FileNode;
import diptych.sim.model.FileSystem;
import diptych.sim.model.FsImage;
import diptych.sim.model.GuestFiles;
import diptych.sim.model.GuestMemory;
import diptych.sim.model.Sorted;
import diptych.sim.model.Storage;
import diptych.sim.model.VirtualDisk;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Dirty pages go to the disk: when they are 30 s old ({@code dirty_expire_centisecs}), when more than {@code vm.dirty_background_ratio}
 * is dirty, when a writer waits, when somebody asks, and all of a file system when it is frozen (mm/page-writeback.c, fs/sync.c).
 */
public final class Writeback {
    private static final SimTime EXPIRES = SimTime.seconds(30);

    private Writeback() {}

    /** A second of it, at the speed of each disk. */
    static Vm second(Vm vm, SimTime now) {
        GuestMemory memory = vm.guest().memory();
        if (memory.dirty().isZero() && memory.unwritten().isZero()) return vm;
        long surplus = memory.unwritten().isZero() ? memory.dirty().minusOrZero(PageCache.background(memory)).count() : Long.MAX_VALUE;
        Vm flushed = vm;
        for (int disk = 0; disk < vm.storage().disks().size(); disk++) {
            long capacity = perSecond(vm.storage().disks().get(disk).spec().throughput());
            long before = flushed.guest().files().dirty();
            flushed = disk(flushed, disk, capacity, surplus, now);
            if (surplus != Long.MAX_VALUE) surplus = Math.max(0, surplus - (before - flushed.guest().files().dirty()));
        }
        return flushed;
    }

    private record Candidate(int system, FileNode file) {}

    private static Vm disk(Vm vm, int disk, long capacity, long surplus, SimTime now) {
        Vm flushed = vm;
        long left = capacity;
        long extra = surplus;
        for (Candidate candidate : oldestFirst(vm.guest().files(), disk)) {
            if (left <= 0) break;
            FileNode file = candidate.file;
            boolean expired = file.isDue(now, EXPIRES);
            long most = expired ? left : file.held() && extra != Long.MAX_VALUE ? 0 : Math.min(left, extra);
            if (most <= 0) continue;
            long pages = Math.min(most, file.dirty().length());
            flushed = file(flushed, candidate.system, file, pages, true);
            left -= pages;
            if (!expired && extra != Long.MAX_VALUE) extra -= pages;
        }
        return flushed;
    }

    private static List<Candidate> oldestFirst(GuestFiles files, int disk) {
        var candidates = new ArrayList<Candidate>();
        for (int i = 0; i < files.systems().size(); i++) {
            FileSystem system = files.systems().get(i);
            if (system.disk() != disk || system.dirty() == 0 || system.holdsWriters()) continue;
            for (FileNode file : system.files().values()) if (!file.dirty().isEmpty()) candidates.add(new Candidate(i, file));
        }
        candidates.sort(Comparator.comparing((Candidate candidate) -> candidate.file.dirtySince())
            .thenComparing(candidate -> candidate.file.path()));
        return candidates;
    }

    /** {@code sync}: all of it has to be written now. */
    public static Vm sync(Vm vm) {
        return vm.with(vm.guest().files().each(system -> {
            FileSystem aged = system;
            for (FileNode file : system.files().values()) if (!file.dirty().isEmpty()) aged = aged.with(file.overdue());
            return aged;
        }));
    }

    /** The same for one file. */
    static Vm sync(Vm vm, int index, String path) {
        FileSystem system = vm.guest().files().systems().get(index);
        FileNode file = system.files().get(path);
        return file == null || file.dirty().isEmpty() ? vm
            : vm.with(vm.guest().files().with(index, system.with(file.overdue())));
    }

    /** So many dirty pages of a file system, oldest first. @param kept whether they stay in memory */
    public static Vm some(Vm vm, int index, long most, boolean kept) {
        Vm flushed = vm;
        long left = most;
        var files = new ArrayList<>(vm.guest().files().systems().get(index).files().values());
        files.sort(Comparator.comparing(FileNode::dirtySince).thenComparing(FileNode::path));
        for (FileNode file : files) {
            if (left <= 0) break;
            long pages = Math.min(left, file.dirty().length());
            if (pages == 0) continue;
            flushed = file(flushed, index, file, pages, kept);
            left -= pages;
        }
        return flushed;
    }

    /** Everything of a file system: data, then names. */
    public static Vm everything(Vm vm, int index, boolean kept) {
        return commit(some(vm, index, Long.MAX_VALUE, kept), index);
    }

    /** Reclaim has written dirty pages out and taken their memory; they are on the disk now. */
    static Vm catchUp(Vm vm) {
        long missing = vm.guest().files().dirty() - vm.guest().memory().dirty().count();
        if (missing <= 0) return vm;
        Vm flushed = vm;
        GuestMemory memory = vm.guest().memory();
        for (int i = 0; i < vm.guest().files().systems().size() && missing > 0; i++) {
            long pages = Math.min(missing, flushed.guest().files().systems().get(i).dirty());
            if (pages == 0) continue;
            flushed = flushed.with(flushed.guest().with(PageCache.dirtied(flushed.guest().memory(), pages, SimTime.ZERO)));
            flushed = some(flushed, i, pages, false);
            missing -= pages;
        }
        return flushed.with(flushed.guest().with(memory));
    }

    /** Changes of names reach the disk by way of the journal. */
    public static Vm commit(Vm vm, int index) {
        FileSystem system = vm.guest().files().systems().get(index);
        if (!system.isOnDisk() || system.readOnly()) return vm;
        var files = new TreeMap<String, FsImage.FileOnDisk>();
        system.files().forEach((path, file) -> files.put(path, file.image()));
        FsImage image = Mounting.image(system, vm.storage()).with(Sorted.of(files), system.orphans());
        return vm.with(Mounting.write(vm.storage(), system, image)).with(vm.guest().files().with(index, system.commitAt(SimTime.NEVER)));
    }

    /** Pages of one file; its inode on the disk knows of them then. What lies in memory, or on somebody else's disks, has no such pages. */
    static Vm file(Vm vm, int index, FileNode file, long most, boolean kept) {
        FileSystem system = vm.guest().files().systems().get(index);
        if (!system.isOnDisk()) return vm;
        Extents pages = file.dirty().first(most);
        FileNode after = file.flushed(pages);
        VirtualDisk disk = vm.storage().disks().get(system.disk()).write(pages.movedBy(after.runs()));
        Storage written = vm.storage().with(system.disk(), disk);
        FsImage image = Mounting.image(system, written);
        Storage named = Mounting.write(written, system,
            image.with(Sorted.with(image.files(), file.path(), after.image()), image.orphans()));
        return vm.with(named)
            .with(vm.guest().with(vm.guest().files().with(index, system.with(after)))
                .with(PageCache.cleaned(vm.guest().memory(), pages.length(), kept)));
    }

    /** Blocks that a disk takes in a second. */
    private static long perSecond(long throughput) {
        return throughput * Pages.PER_MIB;
    }
}
