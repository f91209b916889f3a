package diptych.sim.guest;

import diptych.sim.model.Disk;
import diptych.sim.model.FileSystemTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The first column of {@code /proc/mounts} where a scenario does not give it: a partition of the disk, the loop device of a file, a
 * device of the mapper, or the name of what has no device at all.
 */
final class DeviceNames {
    private final Set<String> taken = new HashSet<>();

    private DeviceNames() {}

    /** For each disk the devices of its mounts, in order. */
    static List<List<String>> of(List<Disk> disks) {
        var names = new DeviceNames();
        for (Disk disk : disks) for (Disk.Mount mount : disk.mounts()) names.taken.add(mount.device());
        var all = new ArrayList<List<String>>();
        for (int disk = 0; disk < disks.size(); disk++) {
            var ofDisk = new ArrayList<String>();
            for (Disk.Mount mount : disks.get(disk).mounts()) ofDisk.add(names.of(mount, disk, ofDisk.size()));
            all.add(List.copyOf(ofDisk));
        }
        return all;
    }

    private String of(Disk.Mount mount, int disk, int part) {
        if (!mount.device().isEmpty()) return mount.device();
        if (!mount.stackedOn().isEmpty()) return free("/dev/dm-");
        if (!mount.backing().isEmpty()) return free("/dev/loop");
        return FileSystemTypes.hasDevice(mount.type()) ? partition(disk, part) : FileSystemTypes.source(mount.type(), mount.at());
    }

    private String free(String stem) {
        int number = 0;
        while (!taken.add(stem + number)) number++;
        return stem + number;
    }

    /** /dev/sda1, /dev/sda2, ... /dev/sdb1, ... /dev/sdz1, /dev/sdaa1: Linux names Hyper-V's disks as SCSI disks on either controller. */
    private static String partition(int disk, int part) {
        var letters = new StringBuilder();
        for (int rest = disk; rest >= 0; rest = rest / 26 - 1) letters.insert(0, (char) ('a' + rest % 26));
        return "/dev/sd" + letters + (part + 1);
    }
}
