package diptych.sim.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A virtual disk on the host: its files, oldest first. The guest writes to the newest; reads look there first, then below.
 *
 * @param spec   how it was declared
 * @param layers the chain, oldest first; never empty
 * @param flat   what a disk that was never cut in two would hold now; the chain must always read like it
 */
public record VirtualDisk(Disk spec, List<Layer> layers, Contents flat) {
    public VirtualDisk {
        layers = List.copyOf(layers);
    }

    /**
     * One file of a chain.
     *
     * @param file    its name
     * @param holds   what was written while it was the newest
     * @param purpose who made it: {@link #DECLARED}, a backup or a checkpoint
     */
    public record Layer(String file, Contents holds, String purpose) {
        public static final String DECLARED = "";
    }

    /** A new disk: the declared chain, empty. */
    public static VirtualDisk of(Disk spec) {
        var layers = new ArrayList<Layer>();
        for (String below : spec.chain()) layers.add(new Layer(below, Contents.NOTHING, Layer.DECLARED));
        layers.add(new Layer(spec.file(), Contents.NOTHING, Layer.DECLARED));
        return new VirtualDisk(spec, layers, Contents.NOTHING);
    }

    /** Whether the host keeps it as a file that it can cut in two; pass-through and iSCSI disks it does not even see [MS-WRITER]. */
    public boolean isSeenByHost() {
        return spec.isSeenByHost();
    }

    /** What the chain reads as. */
    public Contents read() {
        return read(layers);
    }

    public static Contents read(List<Layer> layers) {
        Contents all = Contents.NOTHING;
        for (Layer layer : layers) all = all.under(layer.holds);
        return all;
    }

    public FsImage image(int partition) {
        for (int i = layers.size() - 1; i >= 0; i--) {
            FsImage image = layers.get(i).holds.images().get(partition);
            if (image != null) return image;
        }
        return null;
    }

    public VirtualDisk write(Extents blocks) {
        return blocks.isEmpty() ? this : newest(newest().holds.write(blocks), flat.write(blocks));
    }

    public VirtualDisk write(int partition, FsImage image) {
        return image.equals(image(partition)) ? this : newest(newest().holds.write(partition, image), flat.write(partition, image));
    }

    /** Cuts it in two: what is there stays as it is, what is written from now on goes to a new file. */
    public VirtualDisk cut(String file, String purpose) {
        var more = new ArrayList<>(layers);
        more.add(new Layer(file, Contents.NOTHING, purpose));
        return new VirtualDisk(spec, more, flat);
    }

    /** Merges the layers of a purpose into what lies below each. */
    public VirtualDisk merged(String purpose) {
        if (layers.stream().noneMatch(layer -> layer.purpose.equals(purpose))) return this;
        var left = new ArrayList<Layer>();
        for (Layer layer : layers) {
            if (layer.purpose.equals(purpose) && !left.isEmpty()) {
                Layer below = left.remove(left.size() - 1);
                left.add(new Layer(below.file, below.holds.under(layer.holds), below.purpose));
            } else {
                left.add(layer);
            }
        }
        return new VirtualDisk(spec, left, flat);
    }

    /** Blocks that lie in layers of a purpose, and have to be moved when these are merged. */
    public long blocksFor(String purpose) {
        return layers.stream().filter(layer -> layer.purpose.equals(purpose)).mapToLong(layer -> layer.holds.blocks().length()).sum();
    }

    /** The chain below the first layer of a purpose: the files that stand still since it was cut. */
    public List<Layer> below(String purpose) {
        for (int i = 0; i < layers.size(); i++) if (layers.get(i).purpose.equals(purpose)) return layers.subList(0, i);
        return layers;
    }

    private Layer newest() {
        return layers.get(layers.size() - 1);
    }

    private VirtualDisk newest(Contents holds, Contents nowFlat) {
        var changed = new ArrayList<>(layers);
        changed.set(changed.size() - 1, new Layer(newest().file, holds, newest().purpose));
        return new VirtualDisk(spec, changed, nowFlat);
    }
}
