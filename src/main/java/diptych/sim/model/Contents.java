package diptych.sim.model;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is in a disk, or in one layer of it.
 *
 * @param blocks block to the number of the write that put it there; blocks never written are not in it
 * @param images what each file system says of itself, by partition
 */
public record Contents(Extents blocks, SortedMap<Integer, FsImage> images) {
    public static final Contents NOTHING = new Contents(Extents.EMPTY, Sorted.none());

    /** These, read through a newer layer: what the newer one has hides what is here. */
    public Contents under(Contents newer) {
        if (newer.images.isEmpty()) return newer.blocks.isEmpty() ? this : new Contents(blocks.put(newer.blocks), images);
        var all = new TreeMap<>(images);
        all.putAll(newer.images);
        return new Contents(blocks.put(newer.blocks), Sorted.of(all));
    }

    public Contents write(Extents written) {
        return written.isEmpty() ? this : new Contents(blocks.put(written), images);
    }

    public Contents write(int partition, FsImage image) {
        return new Contents(blocks, Sorted.with(images, partition, image));
    }

    /** Blocks that hold something else here than there: what change tracking would mark. */
    public long differences(Contents other) {
        long changed = blocks.differences(other.blocks);
        for (int partition : under(other).images.keySet()) {
            FsImage mine = images.get(partition);
            if (mine == null || !mine.equals(other.images.get(partition))) changed++;
        }
        return changed;
    }
}
