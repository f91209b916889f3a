package diptych.sim.console;

import diptych.sim.model.Disk;
import diptych.sim.model.VirtualDisk;
import diptych.sim.model.VirtualDisk.Layer;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import java.util.List;
import java.util.TreeSet;

/**
 * The cmdlet {@code Get-VHD} for each file of a VM's disks, {@code | Format-List Path, VhdType, FileSize, ParentPath}: the file that the
 * guest writes to comes first, then what lies below it. Disks that the host does not see as files are not there.
 *
 * <p>MODEL CHOICE: a disk as declared is of fixed size, which is why a full backup copies all of it; files without a drive lie in
 * Hyper-V's default folder.
 */
public final class GetVhd {
    private static final String FOLDER = "C:\\Users\\Public\\Documents\\Hyper-V\\Virtual Hard Disks\\";
    /** Header, log, metadata and block table: what a new VHDX has; the footer of a VHD. */
    private static final long VHDX_OWN = 4 << 20;
    private static final long VHD_OWN = 512;
    /** A differencing disk grows by blocks of 2 MiB. */
    private static final long BLOCK = Pages.PER_2_MIB;
    private static final long BLOCK_BYTES = BLOCK * Pages.KIB_PER_PAGE * 1024;

    private GetVhd() {}

    public static String print(World world, String name) {
        return world.find(name).map(GetVhd::print).orElseGet(() -> Selection.complaints("Get-VM", world, name));
    }

    private static String print(Vm vm) {
        var text = new StringBuilder();
        for (VirtualDisk disk : vm.storage().disks()) {
            if (disk.isSeenByHost()) {
                for (int i = disk.layers().size() - 1; i >= 0; i--) text.append(text.isEmpty() ? "" : "\n").append(file(disk, i));
            }
        }
        return text.toString();
    }

    private static String file(VirtualDisk disk, int index) {
        List<Layer> chain = disk.layers();
        boolean whole = index == 0;
        long own = disk.spec().kind() == Disk.Kind.VHDX ? VHDX_OWN : VHD_OWN;
        long size = own + (whole ? disk.spec().size().pages().kib() * 1024 : blocks(chain.get(index)) * BLOCK_BYTES);
        return line("Path", path(chain.get(index))) + line("VhdType", whole ? "Fixed" : "Differencing")
            + line("FileSize", Long.toString(size)) + line("ParentPath", whole ? "" : path(chain.get(index - 1)));
    }

    /** Blocks of which anything was written, superblocks included. */
    private static long blocks(Layer layer) {
        var touched = new TreeSet<Long>();
        layer.holds().blocks().each((from, to, stamp) -> {
            for (long block = from / BLOCK; block <= (to - 1) / BLOCK; block++) touched.add(block);
        });
        return touched.size() + layer.holds().images().size();
    }

    private static String path(Layer layer) {
        String file = layer.file();
        return file.length() > 1 && file.charAt(1) == ':' ? file : FOLDER + file;
    }

    private static String line(String property, String value) {
        return ("%-10s : %s".formatted(property, value)).stripTrailing() + "\n";
    }
}
