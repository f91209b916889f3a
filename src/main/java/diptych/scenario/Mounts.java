package diptych.scenario;

import diptych.sim.guest.MountTable;
import diptych.sim.model.Disk;
import diptych.sim.model.MountEntry;
import java.util.List;

/** What {@code /proc/mounts} says: a line for each mount, {@code device place type options 0 0}, in the order they were mounted. */
final class Mounts {
    private Mounts() {}

    static String text(List<Disk> disks) {
        var text = new StringBuilder();
        for (MountEntry mount : MountTable.of(disks).mounts()) {
            text.append(mount.device()).append(' ').append(escaped(mount.at())).append(' ').append(mount.type()).append(' ')
                .append(mount.options()).append(" 0 0\n");
        }
        return text.toString();
    }

    /** Blanks are written as octal escapes, fs/proc_namespace.c {@code mangle()}. */
    private static String escaped(String place) {
        return place.replace("\\", "\\134").replace(" ", "\\040").replace("\t", "\\011").replace("\n", "\\012");
    }
}
