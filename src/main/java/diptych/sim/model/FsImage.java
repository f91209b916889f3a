package diptych.sim.model;

import java.util.SortedMap;

/**
 * What a file system says of itself on the disk: the superblock's flag, and the files its inode tables know. What a power failure
 * leaves is this and the blocks, nothing else.
 *
 * @param type    as the kernel names it
 * @param journal whether it was left in good order
 * @param files   by path
 * @param orphans files that were deleted while a program held them open
 */
public record FsImage(String type, Journal journal, SortedMap<String, FileOnDisk> files, int orphans) {

    /** Whether the journal holds what the rest of the disk does not. */
    public enum Journal { CLEAN, NEEDS_RECOVERY }

    /**
     * An inode.
     *
     * @param inode its number
     * @param size  pages that have been written to the disk
     * @param runs  from pages of the file to blocks of the disk, as distances
     */
    public record FileOnDisk(int inode, long size, Extents runs) {
        /** What a reader of the disk finds in the file. */
        public Extents read(Extents blocks) {
            return blocks.movedBy(runs.slice(0, size).inverted());
        }
    }

    public FsImage with(Journal changed) {
        return changed == journal ? this : new FsImage(type, changed, files, orphans);
    }

    public FsImage with(SortedMap<String, FileOnDisk> changed, int nowOrphans) {
        return new FsImage(type, journal, changed, nowOrphans);
    }
}
