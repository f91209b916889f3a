package diptych.sim.console;

import diptych.sim.model.MountEntry;
import diptych.sim.model.Vm;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The file {@code /proc/mounts}, which the VSS daemon goes through from top to bottom: {@code show_vfsmnt} in fs/proc_namespace.c.
 *
 * <p>MODEL CHOICE: left out are the file systems that every Linux has beside those of its disks (proc, sysfs, devtmpfs and the like;
 * the daemon skips them all), and options that a file system shows of its own accord.
 */
public final class ProcMounts {
    /** What the kernel shows before the time of access, in its order. */
    private static final Set<String> BEFORE_ATIME = Set.of("rw", "ro", "nosuid", "nodev", "noexec");
    private static final Set<String> ATIME = Set.of("noatime", "relatime", "strictatime");

    private ProcMounts() {}

    public static String print(Vm vm) {
        if (!LinuxInside.isUp(vm)) return "";
        var text = new StringBuilder();
        for (MountEntry mount : vm.guest().files().mounts()) {
            text.append("%s %s %s %s 0 0\n".formatted(mangle(mount.device()), mangle(mount.at()), mount.type(), options(mount)));
        }
        return text.toString();
    }

    /** Since 2.6.30 the kernel adds relatime where nobody says otherwise. */
    static String options(MountEntry mount) {
        List<String> declared = List.of(mount.options().split(","));
        if (declared.stream().anyMatch(ATIME::contains)) return mount.options();
        var shown = new ArrayList<>(declared);
        int at = 0;
        while (at < shown.size() && BEFORE_ATIME.contains(shown.get(at))) at++;
        shown.add(at, "relatime");
        return String.join(",", shown);
    }

    /** {@code mangle()}: what separates words and lines is written in octal. */
    private static String mangle(String word) {
        return word.replace("\\", "\\134").replace(" ", "\\040").replace("\t", "\\011").replace("\n", "\\012");
    }
}
