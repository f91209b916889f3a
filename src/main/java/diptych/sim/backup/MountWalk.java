package diptych.sim.backup;

import diptych.sim.model.DaemonEra;
import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.model.MountEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The daemon's walk through {@code /proc/mounts}: which lines it freezes, in which order, and why it leaves the others alone.
 * hv_vss_daemon.c {@code vss_operate()}. Freeze and thaw walk alike, with "/" last both times.
 */
public final class MountWalk {
    private MountWalk() {}

    /** The mount points it will freeze, or thaw, in order. */
    public static List<String> targets(List<MountEntry> mounts, DaemonEra era, GuestOs os) {
        var targets = new ArrayList<String>();
        boolean root = false;
        for (MountEntry mount : mounts) {
            boolean isRoot = mount.at().equals("/");
            // The shell command of 3.10 ends with "/", whatever lies there.
            if (skipped(mount, era, os).isPresent() && !(isRoot && era.shell())) continue;
            if (isRoot) root = true;
            else targets.add(mount.at());
        }
        if (root) targets.add("/");
        return targets;
    }

    /** Why it leaves a mount alone; empty if it does not. */
    public static Optional<Skip> skipped(MountEntry mount, DaemonEra era, GuestOs os) {
        if (!mount.hasDevice()) return Optional.of(Skip.NO_DEVICE);
        if (os != GuestOs.LINUX || era.shell()) return Optional.empty();
        if (era.skipsLoop() && mount.device().startsWith("/dev/loop")) return Optional.of(Skip.LOOP);
        if (era.skipsStack() && standsOnLoop(mount)) return Optional.of(Skip.LOOP);
        if (era.skipsIso() && mount.type().equals("iso9660")) return Optional.of(Skip.READ_ONLY);
        if (era.modern() && mount.isReadOnly()) return Optional.of(Skip.READ_ONLY);
        return era.skipsVfat() && mount.type().equals("vfat") ? Optional.of(Skip.VFAT) : Optional.empty();
    }

    /** A mapper on a loop device, as its {@code slaves} in sysfs show. */
    private static boolean standsOnLoop(MountEntry mount) {
        return mount.stackedOn().startsWith("/dev/loop") || !mount.backing().isEmpty();
    }

    /** Why a mount is left alone. */
    public enum Skip {
        /** Its source does not start with /dev/: tmpfs, proc, NFS, overlay. */
        NO_DEVICE,
        /** It stands on a loop device, whose file lies in another file system. */
        LOOP,
        /** Nobody can write to it. */
        READ_ONLY,
        /** It has no freeze; the EFI system partition is such a one. */
        VFAT
    }
}
