package diptych.web.stage;

import diptych.sim.model.VirtualDisk;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.BitSet;

/**
 * Where the files of a disk hold something, as cells to draw. A cell is so many mebibytes of the virtual disk that all cells in which any
 * file holds something fit into a drawing; what nobody ever wrote is not drawn. The same cell stands at the same place in every file.
 */
record DiskCells(MiB size, BitSet shown) {
    /** Four rows of sixteen. */
    static final int MOST = 64;
    /** The block of a VHDX file, MS-VHDX: at most this much is kept together. */
    private static final long BLOCK = 32;

    static DiskCells of(VirtualDisk disk) {
        for (long size = BLOCK; ; size *= 2) {
            var touched = new BitSet();
            for (VirtualDisk.Layer layer : disk.layers()) touched.or(cells(layer, size));
            if (touched.cardinality() <= MOST) return new DiskCells(MiB.mib(size), touched);
        }
    }

    private static BitSet cells(VirtualDisk.Layer layer, long size) {
        var cells = new BitSet();
        long pages = size * Pages.PER_MIB;
        layer.holds().blocks().each((from, to, value) -> cells.set((int) (from / pages), (int) ((to - 1) / pages) + 1));
        return cells;
    }

    /** A character for each cell: {@code #} where the file holds something, {@code .} where it does not; rows are filled up. */
    String of(VirtualDisk.Layer layer) {
        var held = cells(layer, size.count());
        var drawn = new StringBuilder();
        for (int cell = shown.nextSetBit(0); cell >= 0; cell = shown.nextSetBit(cell + 1)) drawn.append(held.get(cell) ? '#' : '.');
        while (drawn.length() % 16 != 0 || drawn.isEmpty()) drawn.append('.');
        return drawn.toString();
    }

    static int used(String cells) {
        return (int) cells.chars().filter(cell -> cell == '#').count();
    }

    /** In controller order. */
    static List<DiskCells> of(List<VirtualDisk> disks) {
        var all = new ArrayList<DiskCells>();
        for (VirtualDisk disk : disks) all.add(of(disk));
        return all;
    }
}
