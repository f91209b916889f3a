package diptych.sim.guest;

import diptych.sim.model.Disk;
import diptych.sim.model.FileSystem;
import diptych.sim.model.FileSystem.Freeze;
import diptych.sim.model.MountEntry;
import diptych.sim.model.Sorted;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which file systems a guest's disks hold and where they are mounted: {@code /proc/mounts} before anything is read from a disk.
 * Two lines with one device show one file system, as a bind mount or a second btrfs subvolume does.
 */
public record MountTable(List<MountEntry> mounts, List<FileSystem> systems) {
    /** The first mebibyte of a disk belongs to its partition table. */
    private static final long FIRST_BLOCK = 256;

    public static MountTable of(List<Disk> disks) {
        var table = new MountTable(new ArrayList<>(), new ArrayList<>());
        List<List<String>> devices = DeviceNames.of(disks);
        for (int disk = 0; disk < disks.size(); disk++) table.add(disks.get(disk), disk, devices.get(disk));
        return table;
    }

    private void add(Disk disk, int index, List<String> devices) {
        Map<String, Integer> partitions = partitions(devices);
        for (int i = 0; i < disk.mounts().size(); i++) {
            Disk.Mount mount = disk.mounts().get(i);
            String device = devices.get(i);
            var line = new MountEntry(device, mount.at(), mount.type(), mount.options(), mount.backing(), mount.stackedOn(),
                systems.size());
            int known = indexOf(device);
            if (known < 0) {
                systems.add(fileSystem(line, disk, index, partitions));
                mounts.add(line);
            } else {
                if (!line.isReadOnly()) systems.set(known, writable(systems.get(known)));
                mounts.add(new MountEntry(device, mount.at(), mount.type(), mount.options(), mount.backing(), mount.stackedOn(), known));
            }
        }
    }

    private int indexOf(String device) {
        if (!device.startsWith("/dev/")) return -1;
        for (int i = 0; i < systems.size(); i++) if (systems.get(i).device().equals(device)) return i;
        return -1;
    }

    /** Only what has a block device lies on the disk. */
    private static Map<String, Integer> partitions(List<String> devices) {
        var partitions = new LinkedHashMap<String, Integer>();
        for (String device : devices) {
            if (device.startsWith("/dev/")) partitions.putIfAbsent(device, partitions.size() + 1);
        }
        return partitions;
    }

    private static FileSystem fileSystem(MountEntry line, Disk disk, int index, Map<String, Integer> partitions) {
        Integer partition = partitions.get(line.device());
        if (partition == null) return system(line, FileSystem.IN_MEMORY, 0, 0, Long.MAX_VALUE / 4);
        long length = (disk.size().pages().count() - FIRST_BLOCK) / partitions.size();
        return system(line, index, partition, FIRST_BLOCK + (partition - 1) * length, Math.max(0, length));
    }

    private static FileSystem system(MountEntry line, int disk, int partition, long first, long blocks) {
        return new FileSystem(line.device(), line.type(), disk, partition, first, blocks, Math.min(FileSystem.METADATA_BLOCKS, blocks / 64),
            line.isReadOnly(), Freeze.NONE, Sorted.none(), 0, SimTime.NEVER, 11, 0);
    }

    private static FileSystem writable(FileSystem system) {
        return new FileSystem(system.device(), system.type(), system.disk(), system.partition(), system.first(), system.blocks(),
            system.cursor(), false, system.freeze(), system.files(), system.dirty(), system.commit(), system.inodes(), system.orphans());
    }
}
