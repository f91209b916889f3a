package diptych.sim.model;

import diptych.sim.units.SimTime;

/**
 * A file as the running guest sees it: page cache over disk.
 *
 * @param path      absolute
 * @param inode     its number
 * @param size      pages
 * @param runs      from pages of the file to blocks of the disk, as distances
 * @param content   page to the number of the write that put it there
 * @param dirty     of those, what the disk does not have yet
 * @param onDisk    pages from the beginning that the disk's inode knows of
 * @param dirtySince when the oldest dirty page was written
 * @param held      whether background writeback leaves it alone until it expires
 * @param durable   what an acknowledged fsync has promised
 */
public record FileNode(String path, int inode, long size, Extents runs, Extents content, Extents dirty, long onDisk, SimTime dirtySince,
                       boolean held, Extents durable) {

    /** Older than anything that runs: as old as the world. */
    private static final SimTime OVERDUE = SimTime.ZERO;

    /** A new, empty file. */
    public static FileNode empty(String path, int inode) {
        return new FileNode(path, inode, 0, Extents.EMPTY, Extents.EMPTY, Extents.EMPTY, 0, SimTime.NEVER, false, Extents.EMPTY);
    }

    /** Pages from {@code from} on are written; {@code newRuns} are the blocks given to those beyond the old end. */
    public FileNode written(long from, long to, long stamp, Extents newRuns, SimTime now, boolean nowHeld) {
        return new FileNode(path, inode, Math.max(size, to), runs.put(newRuns), content.put(from, to, stamp), dirty.put(from, to, stamp),
            onDisk, dirty.isEmpty() ? now : dirtySince, nowHeld, durable);
    }

    /** Written and nowhere dirty: a file in memory, or on somebody else's disk. */
    public FileNode writtenThrough(long from, long to, long stamp) {
        return new FileNode(path, inode, Math.max(size, to), runs, content.put(from, to, stamp), dirty, onDisk, dirtySince, held, durable);
    }

    /** Some of what was dirty has reached the disk. */
    public FileNode flushed(Extents pages) {
        Extents left = dirty.without(pages);
        return new FileNode(path, inode, size, runs, content, left, Math.max(onDisk, pages.end()), left.isEmpty() ? SimTime.NEVER
            : dirtySince,
            held && !left.isEmpty(), durable);
    }

    /** Somebody asks for what is dirty to be written now, however young it is. */
    public FileNode overdue() {
        return new FileNode(path, inode, size, runs, content, dirty, onDisk, OVERDUE, false, durable);
    }

    /** Whether what is dirty has to be written now. */
    public boolean isDue(SimTime now, SimTime expires) {
        return dirtySince.equals(OVERDUE) || !now.isBefore(dirtySince.plus(expires));
    }

    /** An fsync was acknowledged. */
    public FileNode promised() {
        return new FileNode(path, inode, size, runs, content, dirty, onDisk, dirtySince, held, content);
    }

    public FileNode shifted(SimTime span) {
        SimTime since = dirtySince.equals(OVERDUE) ? OVERDUE : dirtySince.plus(span);
        return new FileNode(path, inode, size, runs, content, dirty, onDisk, since, held, durable);
    }

    public FsImage.FileOnDisk image() {
        return new FsImage.FileOnDisk(inode, onDisk, runs);
    }
}
