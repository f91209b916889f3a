package diptych.sim.guest;

import diptych.sim.model.FsImage;
import diptych.sim.model.FsImage.Journal;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.MountEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the kernel says when it mounts a file system, the lines of reference section 8 by file system and release. */
final class MountLines {
    private static final Set<String> JOURNALED = Set.of("ext3", "ext4", "xfs", "jfs", "reiserfs", "f2fs");

    private MountLines() {}

    static boolean hasJournal(String type) {
        return JOURNALED.contains(type);
    }

    static List<String> of(MountEntry mount, FsImage image, KernelVersion kernel) {
        String device = mount.device().substring(mount.device().lastIndexOf('/') + 1);
        boolean replay = image.journal() == Journal.NEEDS_RECOVERY;
        return switch (mount.type()) {
            case "ext3", "ext4" -> ext4("EXT4-fs (" + device + "): ", mount, image, replay, kernel);
            case "xfs" -> xfs("XFS (" + device + "): ", replay);
            case "vfat" -> replay
                ? List.of("FAT-fs (" + device + "): Volume was not properly unmounted. Some data may be corrupt. Please run fsck.")
                    : List.of();
            default -> List.of();
        };
    }

    /** The root is mounted read-only first, so it says more when it has to replay [EXT4-LOG1]. */
    private static List<String> ext4(String prefix, MountEntry mount, FsImage image, boolean replay, KernelVersion kernel) {
        boolean root = mount.at().equals("/");
        var lines = new ArrayList<String>();
        if (replay && root) {
            lines.add(prefix + "INFO: recovery required on readonly filesystem");
            lines.add(prefix + "write access will be enabled during recovery");
        }
        if (image.orphans() > 0) {
            if (root) lines.add(prefix + "orphan cleanup on readonly fs");
            lines.add(prefix + image.orphans() + (image.orphans() == 1 ? " orphan inode deleted" : " orphan inodes deleted"));
        }
        if (replay) lines.add(prefix + "recovery complete");
        lines.add(prefix + mounted(root, kernel));
        return lines;
    }

    private static String mounted(boolean root, KernelVersion kernel) {
        if (kernel.isAtLeast(6, 4)) {
            return "mounted filesystem " + (root ? "ro" : "r/w") + " with ordered data mode. Quota mode: none.";
        }
        return "mounted filesystem with ordered data mode. " + (kernel.isAtLeast(5, 15) ? "Quota mode: none." : "Opts: (null)");
    }

    private static List<String> xfs(String prefix, boolean replay) {
        return replay
            ? List.of(prefix + "Mounting V5 Filesystem", prefix + "Starting recovery (logdev: internal)",
                prefix + "Ending recovery (logdev: internal)")
            : List.of(prefix + "Mounting V5 Filesystem", prefix + "Ending clean mount");
    }
}
