package diptych.sim.model;

import diptych.sim.model.GuestSettings.GuestOs;
import java.util.Set;

/** What follows from the type of a file system alone, as the kernel names it in {@code /proc/mounts}. */
public final class FileSystemTypes {
    /** Those whose {@code freeze_fs} hook exists; vfat, exfat, FUSE and others have none [FSFREEZE] [K-EXFAT]. */
    private static final Set<String> WITH_HOOK =
        Set.of("ext2", "ext3", "ext4", "xfs", "btrfs", "bcachefs", "reiserfs", "jfs", "f2fs", "gfs2", "nilfs2", "ufs");
    /** Kept in memory, made up by the kernel, or on somebody else's disks: {@code FS_REQUIRES_DEV} is not set. */
    private static final Set<String> WITHOUT_DEVICE = Set.of("tmpfs", "ramfs", "devtmpfs", "proc", "sysfs", "devpts", "cgroup", "cgroup2",
        "mqueue", "hugetlbfs", "debugfs", "tracefs", "securityfs", "selinuxfs", "pstore", "efivarfs", "bpf", "configfs", "fusectl",
        "autofs", "binfmt_misc", "rpc_pipefs", "nfsd", "nsfs", "overlay", "aufs", "nfs", "nfs4", "cifs", "smb3", "9p", "ceph", "virtiofs",
        "fuse", "zfs", "devfs", "procfs", "fdescfs", "nullfs", "unionfs", "linprocfs", "linsysfs");
    /** Nobody can write to these, so that the kernel shows them as {@code ro} whatever was asked for. */
    private static final Set<String> READ_ONLY = Set.of("iso9660", "squashfs", "erofs", "cramfs", "romfs", "cd9660");

    private FileSystemTypes() {}

    public static boolean canFreeze(String type) {
        return WITH_HOOK.contains(type);
    }

    /** Whether a mount of that type has a block device below it. */
    public static boolean hasDevice(String type) {
        return !WITHOUT_DEVICE.contains(type) && !type.startsWith("fuse.");
    }

    /** What such a mount is called where no block device is below it, the first column of {@code /proc/mounts}. */
    public static String source(String type, String at) {
        return switch (type) {
            case "nfs", "nfs4" -> "nas:" + at;
            case "cifs", "smb3" -> "//nas" + at;
            case "zfs" -> "tank" + at;
            default -> type;
        };
    }

    /** How a scenario that does not say means it to be mounted. */
    public static String options(String type) {
        return READ_ONLY.contains(type) ? "ro" : "rw";
    }

    /** What an operating system makes where nobody says. */
    public static String usual(GuestOs os) {
        return switch (os) {
            case LINUX -> "ext4";
            case FREEBSD -> "ufs";
            case WINDOWS -> "ntfs";
        };
    }
}
