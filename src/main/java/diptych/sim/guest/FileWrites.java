package diptych.sim.guest;

import diptych.sim.model.Extents;
import diptych.sim.model.FileNode;
import diptych.sim.model.FileSystem;
import diptych.sim.model.GuestFiles;
import diptych.sim.model.Sorted;
import diptych.sim.model.Storage;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;

/**
 * A write reaches the page cache: the file has new pages, each with the number of the write, and the disk does not have them yet.
 * Names are changed in memory too; they reach the disk with the next commit of the journal.
 */
public final class FileWrites {
    /** {@code commit=5} of ext4; XFS and btrfs write their logs every 30 s. */
    private static final SimTime EXT4_COMMITS = SimTime.seconds(5);
    private static final SimTime OTHERS_COMMIT = SimTime.seconds(30);

    /** 8 MiB, the most that ext4 looks ahead for a file that is written from its beginning to its end (fs/ext4/mballoc.c). */
    private static final long AHEAD = 8 * Pages.PER_MIB;
    private static final long PLENTY = 64;

    private FileWrites() {}

    /**
     * Pages of a file, from {@code from} on; they must have been found room for. The counts of the kernel go with them. What is appended
     * to pages that no disk has yet continues their write and has its number: no page of it was ever anything else.
     */
    static Vm put(Vm vm, int index, String path, long from, long pages, boolean held, SimTime now) {
        GuestFiles files = vm.guest().files();
        FileSystem system = files.systems().get(index);
        FileNode file = system.files().getOrDefault(path, FileNode.empty(path, system.inodes() + 1));
        boolean continues = !file.dirty().isEmpty() && from == file.size() && from == file.dirty().end();
        long stamp = continues ? file.dirty().lastValue() : vm.storage().stamp() + 1;
        long to = from + pages;
        Vm stamped = vm.with(forgetting(vm.storage(), path, file).stamped(Math.max(stamp, vm.storage().stamp())));
        if (!system.isOnDisk()) return with(stamped, index, system.with(file.writtenThrough(from, to, stamp)));
        Extents runs = Extents.EMPTY;
        FileSystem grown = system;
        if (to > file.runs().end()) {
            long begin = file.runs().end();
            long until = to + ahead(system, begin, to);
            runs = Extents.of(begin, until, system.first() + system.cursor() - begin);
            grown = system.cursorAt(system.cursor() + until - begin);
        }
        long before = file.dirty().length();
        FileNode written = file.written(from, to, stamp, runs, now, held || file.held());
        Vm put = with(stamped, index, named(grown.with(written), now));
        return put.with(put.guest().with(PageCache.dirtied(put.guest().memory(), written.dirty().length() - before, now)));
    }

    /**
     * Blocks that a file is given for later, so that two files which grow side by side do not take blocks in turn: as ext4 and XFS
     * preallocate. Only one that has grown before gets them, and only while the file system has plenty.
     */
    private static long ahead(FileSystem system, long begin, long to) {
        return begin > 0 && room(system) - (to - begin) > PLENTY * AHEAD ? AHEAD : 0;
    }

    /** A new, empty file; one that is there stays. */
    static Vm create(Vm vm, int index, String path, SimTime now) {
        FileSystem system = vm.guest().files().systems().get(index);
        if (system.files().containsKey(path)) return vm;
        Vm forgetting = vm.with(vm.storage().intending(Sorted.without(vm.storage().intended(), path)));
        return with(forgetting, index, named(system.with(FileNode.empty(path, system.inodes() + 1)), now));
    }

    /** Whatever of it was dirty is forgotten. A program that still holds it open keeps its inode as an orphan. */
    static Vm delete(Vm vm, int index, String path, SimTime now) {
        FileSystem system = vm.guest().files().systems().get(index);
        FileNode file = system.files().get(path);
        if (file == null) return vm;
        boolean open = vm.guest().files().programs().stream().anyMatch(program -> !program.isOneShot() && program.path().equals(path));
        FileSystem without = named(system.without(path), now);
        Vm gone = with(vm.with(vm.storage().intending(Sorted.without(vm.storage().intended(), path))), index,
            open ? without.withOrphans(without.orphans() + 1) : without);
        return gone.with(gone.guest().with(PageCache.forgot(gone.guest().memory(), file.dirty().length())));
    }

    /** Blocks that no file has yet. */
    static long room(FileSystem system) {
        return system.blocks() - system.cursor();
    }

    static FileSystem named(FileSystem system, SimTime now) {
        if (!system.isOnDisk() || system.commit() != SimTime.NEVER) return system;
        return system.commitAt(now.plus(system.type().startsWith("ext") ? EXT4_COMMITS : OTHERS_COMMIT));
    }

    /** A file that was whole is from now on what is written to it; one that was damaged stays so. */
    private static Storage forgetting(Storage storage, String path, FileNode file) {
        Extents intended = storage.intended().get(path);
        return intended == null || !intended.equals(file.content()) ? storage : storage.intending(Sorted.without(storage.intended(), path));
    }

    private static Vm with(Vm vm, int index, FileSystem system) {
        return vm.with(vm.guest().files().with(index, system));
    }
}
