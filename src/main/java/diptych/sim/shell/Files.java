package diptych.sim.shell;

import diptych.sim.console.BalloonDebugfs;
import diptych.sim.console.Meminfo;
import diptych.sim.console.ProcMounts;
import diptych.sim.console.Syslog;
import diptych.sim.console.VmstatS;
import diptych.sim.guest.Paths;
import diptych.sim.model.FileSystem;
import diptych.sim.model.GuestFiles;
import diptych.sim.model.Vm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The files of a guest that can be read: what the kernel shows under /proc and /sys, and the log. Of files on its disks the model knows
 * which pages were written when, and not what was in them.
 */
final class Files {
    /** Where there is something to read, in the order of names. */
    private static final Map<String, Function<Call, String>> READABLE = new TreeMap<>(Map.of(
        "/etc/hostname", call -> call.vm().name() + "\n",
        "/proc/meminfo", call -> Meminfo.of(call.vm()).text(),
        "/proc/modules", call -> Kmod.procModules(call.vm()),
        "/proc/mounts", call -> ProcMounts.print(call.vm()),
        "/proc/self/mounts", call -> ProcMounts.print(call.vm()),
        "/proc/swaps", call -> UtilLinux.procSwaps(call.vm()),
        "/proc/uptime", Files::uptime,
        "/proc/version", call -> Coreutils.procVersion(call.vm()),
        "/var/log/syslog", call -> Syslog.print(call.vm())));

    /** Directories of the Filesystem Hierarchy Standard into which root may write. */
    private static final Set<String> USUAL = Set.of("/", "/etc", "/home", "/media", "/mnt", "/opt", "/root", "/srv", "/tmp", "/usr", "/var",
        "/var/lib", "/var/log", "/var/tmp", "/dev", "/proc", "/sys");

    private Files() {}

    /** A file's text; empty if there is none to be read. */
    static Optional<String> read(Call call, String path) {
        String plain = path.equals("/etc/mtab") ? "/proc/self/mounts" : path;
        if (plain.equals(BalloonDebugfs.PATH)) {
            String text = BalloonDebugfs.print(call.vm());
            return text.startsWith("cat: ") ? Optional.empty() : Optional.of(text);
        }
        return Optional.ofNullable(READABLE.get(plain)).map(file -> file.apply(call));
    }

    /** Paths that can be read. */
    static List<String> readable(Vm vm) {
        return List.copyOf(READABLE.keySet());
    }

    /** Why a path cannot be read. */
    static String complaint(Call call, String path) {
        if (isDirectory(call.vm(), path)) return "Is a directory";
        if (isFile(call.vm(), path)) throw new ShellLine.NotHere("cat " + path);
        return "No such file or directory";
    }

    static boolean isFile(Vm vm, String path) {
        GuestFiles files = vm.guest().files();
        return Paths.find(files, path).map(system -> system.files().containsKey(path)).orElse(false);
    }

    /** Whether the directory that a path lies in is there. */
    static boolean hasFolder(Vm vm, String path) {
        int slash = path.lastIndexOf('/');
        return slash >= 0 && (slash == 0 || isDirectory(vm, path.substring(0, slash)));
    }

    /** What every Linux has, what is mounted somewhere, and what something readable or a file lies in. */
    static boolean isDirectory(Vm vm, String path) {
        if (!path.startsWith("/")) return false;
        String plain = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String inside = plain.equals("/") ? "/" : plain + "/";
        return USUAL.contains(plain) || all(vm).stream().anyMatch(each -> each.startsWith(inside))
            || vm.guest().files().mounts().stream().anyMatch(mount -> mount.at().equals(plain) || mount.at().startsWith(inside));
    }

    /** Names in a directory, sorted. */
    static List<String> inside(Vm vm, String directory) {
        String inside = directory.endsWith("/") ? directory : directory + "/";
        var names = new TreeSet<String>();
        for (String path : all(vm)) if (path.startsWith(inside)) names.add(path.substring(inside.length()).split("/", 2)[0]);
        for (var mount : vm.guest().files().mounts()) {
            if (mount.at().startsWith(inside) && mount.at().length() > inside.length()) {
                names.add(mount.at().substring(inside.length()).split("/", 2)[0]);
            }
        }
        return List.copyOf(names);
    }

    private static TreeSet<String> all(Vm vm) {
        var all = new TreeSet<>(READABLE.keySet());
        for (FileSystem system : vm.guest().files().systems()) {
            system.files().keySet().stream().filter(path -> Paths.find(vm.guest().files(), path).filter(found -> found == system)
                .isPresent())
                .forEach(all::add);
        }
        return all;
    }

    /** Idle processors: the model has one, and does not say what it does. */
    private static String uptime(Call call) {
        long hundredths = VmstatS.Activity.of(call.vm(), call.world().now()).idleTicks();
        String seconds = "%d.%02d".formatted(hundredths / 100, hundredths % 100);
        return seconds + " " + seconds + "\n";
    }
}
