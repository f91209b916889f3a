package diptych.sim.guest;

import diptych.sim.model.FsImage;
import diptych.sim.model.FsImage.Journal;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.MountEntry;
import diptych.sim.model.Vm;
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

    static List<String> of(Vm vm, MountEntry mount, FsImage image) {
        KernelVersion kernel = vm.guestSettings().kernel();
        String uuid = kernel.isAtLeast(6, 2) ? " " + uuid(vm.name() + mount.device()) : "";
        String device = mount.device().substring(mount.device().lastIndexOf('/') + 1);
        boolean replay = image.journal() == Journal.NEEDS_RECOVERY;
        return switch (mount.type()) {
            case "ext3", "ext4" -> ext4("EXT4-fs (" + device + "): ", mount, image, uuid, kernel);
            case "xfs" -> xfs("XFS (" + device + "): ", replay, uuid);
            case "vfat" -> replay
                ? List.of("FAT-fs (" + device + "): Volume was not properly unmounted. Some data may be corrupt. Please run fsck.")
                    : List.of();
            default -> List.of();
        };
    }

    /** The root is mounted read-only first, so it says more when it has to replay [EXT4-LOG1]. */
    private static List<String> ext4(String prefix, MountEntry mount, FsImage image, String uuid, KernelVersion kernel) {
        boolean replay = image.journal() == Journal.NEEDS_RECOVERY;
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
        lines.add(prefix + mounted(root, uuid, kernel));
        return lines;
    }

    /** {@code ext4_fill_super}: the quota mode since 5.11, no options since 5.17, the UUID since 6.2, ro or r/w since 6.4. */
    private static String mounted(boolean root, String uuid, KernelVersion kernel) {
        String how = kernel.isAtLeast(6, 4) ? root ? " ro" : " r/w" : "";
        String options = kernel.isAtLeast(5, 17) ? "" : " Opts: (null)";
        String quota = kernel.isAtLeast(5, 17) ? " Quota mode: none." : kernel.isAtLeast(5, 11) ? ". Quota mode: none." : "";
        return "mounted filesystem" + uuid + how + " with ordered data mode." + options + quota;
    }

    /** With the UUID since 6.2 too: {@code xfs_log_mount}. */
    private static List<String> xfs(String prefix, boolean replay, String uuid) {
        String mounting = prefix + "Mounting V5 Filesystem" + uuid;
        return replay
            ? List.of(mounting, prefix + "Starting recovery (logdev: internal)", prefix + "Ending recovery (logdev: internal)")
            : List.of(mounting, prefix + "Ending clean mount");
    }

    /** A random UUID, but made from a name, so that it is the same in every run and after every restore. */
    private static String uuid(String name) {
        long bits = 0xCBF29CE484222325L;
        for (char letter : name.toCharArray()) bits = (bits ^ letter) * 0x100000001B3L;
        long more = (bits ^ bits >>> 29) * 0xBF58476D1CE4E5B9L;
        return "%08x-%04x-%04x-%04x-%012x".formatted(bits >>> 32, bits >>> 16 & 0xFFFF, 0x4000 | bits & 0xFFF, 0x8000 | more >>> 50,
            more & 0xFFFF_FFFF_FFFFL);
    }
}
