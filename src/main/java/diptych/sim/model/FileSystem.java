package diptych.sim.model;

import diptych.sim.units.SimTime;
import java.util.SortedMap;

/**
 * A mounted file system: what the kernel calls a superblock.
 *
 * @param device    its source
 * @param type      as the kernel names it
 * @param disk      the virtual disk it lies on; {@link #IN_MEMORY} if on none
 * @param partition on that disk
 * @param first     its first block
 * @param blocks    how many it has
 * @param cursor    the next block that no file has yet, from {@code first}
 * @param readOnly  mounted so
 * @param freeze    whether it is frozen, and by whom
 * @param files     by path
 * @param dirty     pages of its files that the disk does not have
 * @param commit    when changes of names are committed to the journal; {@link SimTime#NEVER} if there are none
 * @param inodes    the newest inode's number
 * @param orphans   files deleted while a program held them open
 */
public record FileSystem(String device, String type, int disk, int partition, long first, long blocks, long cursor, boolean readOnly,
                         Freeze freeze, SortedMap<String, FileNode> files, long dirty, SimTime commit, int inodes, int orphans) {
    public static final int IN_MEMORY = -1;
    /** Superblock, tables and journal: nothing of a file lies there. */
    public static final long METADATA_BLOCKS = 4096;

    /** Who froze it, or left it so. */
    public enum By { NOBODY, DAEMON, HAND }

    /**
     * @param level how far it is
     * @param since when it began
     * @param by    who asked for it
     * @param left  why nobody will thaw it, a sentence; empty while somebody will
     */
    public record Freeze(FreezeLevel level, SimTime since, By by, String left) {
        public static final Freeze NONE = new Freeze(FreezeLevel.SB_UNFROZEN, SimTime.ZERO, By.NOBODY, "");

        public Freeze at(FreezeLevel now) {
            return new Freeze(now, since, by, left);
        }
    }

    public boolean canFreeze() {
        return FileSystemTypes.canFreeze(type);
    }

    public boolean isFrozen() {
        return freeze.level == FreezeLevel.SB_FREEZE_COMPLETE;
    }

    /** Whether who wants to write has to wait. */
    public boolean holdsWriters() {
        return freeze.level != FreezeLevel.SB_UNFROZEN;
    }

    public boolean isOnDisk() {
        return disk != IN_MEMORY;
    }

    public FileSystem with(Freeze changed) {
        return new FileSystem(device, type, disk, partition, first, blocks, cursor, readOnly, changed, files, dirty, commit, inodes,
            orphans);
    }

    public FileSystem with(FileNode file) {
        FileNode before = files.get(file.path());
        long more = file.dirty().length() - (before == null ? 0 : before.dirty().length());
        return new FileSystem(device, type, disk, partition, first, blocks, cursor, readOnly, freeze, Sorted.with(files, file.path(), file),
            dirty + more, commit, Math.max(inodes, file.inode()), orphans);
    }

    public FileSystem without(String path) {
        FileNode before = files.get(path);
        return before == null ? this : new FileSystem(device, type, disk, partition, first, blocks, cursor, readOnly, freeze,
            Sorted.without(files, path), dirty - before.dirty().length(), commit, inodes, orphans);
    }

    public FileSystem cursorAt(long changed) {
        return new FileSystem(device, type, disk, partition, first, blocks, changed, readOnly, freeze, files, dirty, commit, inodes,
            orphans);
    }

    public FileSystem commitAt(SimTime changed) {
        return new FileSystem(device, type, disk, partition, first, blocks, cursor, readOnly, freeze, files, dirty, changed, inodes,
            orphans);
    }

    public FileSystem withOrphans(int changed) {
        return new FileSystem(device, type, disk, partition, first, blocks, cursor, readOnly, freeze, files, dirty, commit, inodes,
            changed);
    }

    public FileSystem shifted(SimTime span) {
        var moved = new java.util.TreeMap<String, FileNode>();
        files.forEach((path, file) -> moved.put(path, file.shifted(span)));
        return new FileSystem(device, type, disk, partition, first, blocks, cursor, readOnly,
            new Freeze(freeze.level, freeze.since.plus(span), freeze.by, freeze.left), Sorted.of(moved), dirty, commit.plus(span), inodes,
                orphans);
    }
}
