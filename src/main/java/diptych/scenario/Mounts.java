package diptych.scenario;

import diptych.sim.model.Disk;
import java.util.List;

/** What {@code /proc/mounts} says: a line for each mount, {@code device place type options 0 0}, in the order they were mounted. */
final class Mounts {
    private Mounts() {}

    static String text(List<Disk> disks) {
        var text = new StringBuilder();
        for (int disk = 0; disk < disks.size(); disk++) {
            var mounts = disks.get(disk).mounts();
            for (int part = 0; part < mounts.size(); part++) {
                Disk.Mount mount = mounts.get(part);
                String device = mount.device().isEmpty() ? device(disk, part) : mount.device();
                text.append(device).append(' ').append(escaped(mount.at())).append(' ').append(mount.type()).append(' ')
                    .append(mount.options()).append(" 0 0\n");
            }
        }
        return text.toString();
    }

    /** /dev/sda1, /dev/sda2, ... /dev/sdb1, ... /dev/sdz1, /dev/sdaa1: Linux names Hyper-V's disks as SCSI disks on either controller. */
    private static String device(int disk, int part) {
        var letters = new StringBuilder();
        for (int rest = disk; rest >= 0; rest = rest / 26 - 1) letters.insert(0, (char) ('a' + rest % 26));
        return "/dev/sd" + letters + (part + 1);
    }

    /** Blanks are written as octal escapes, fs/proc_namespace.c {@code mangle()}. */
    private static String escaped(String place) {
        return place.replace("\\", "\\134").replace(" ", "\\040").replace("\t", "\\011").replace("\n", "\\012");
    }
}
