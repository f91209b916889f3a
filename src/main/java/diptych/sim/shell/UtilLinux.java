package diptych.sim.shell;

import static diptych.sim.shell.Option.flag;
import static diptych.sim.shell.Option.taking;
import static diptych.sim.shell.Option.word;

import diptych.sim.console.Dmesg;
import diptych.sim.console.MountProgram;
import diptych.sim.console.WallClock;
import diptych.sim.model.Command;
import diptych.sim.model.GuestMemory;
import diptych.sim.model.Log;
import diptych.sim.model.MountEntry;
import diptych.sim.model.Vm;
import diptych.sim.shell.Answer.Kind;
import diptych.sim.units.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Programs of util-linux: {@code mount}, {@code umount}, {@code fsfreeze}, {@code swapon}, {@code swapoff}, {@code dmesg}. */
final class UtilLinux {
    private static final String RELEASE = "util-linux 2.38.1";
    private static final List<Option> FSFREEZE = List.of(flag('f', "freeze", "freeze the filesystem"),
        flag('u', "unfreeze", "unfreeze the filesystem"), Option.HELP, Option.VERSION);
    /** {@code fsfreeze --help}, word for word. */
    private static final String FSFREEZE_USAGE = """

        Usage:
         fsfreeze [options] <mountpoint>

        Suspend access to a filesystem.

        Options:
         -f, --freeze      freeze the filesystem
         -u, --unfreeze    unfreeze the filesystem

         -h, --help        display this help
         -V, --version     display version

        For more details see fsfreeze(8).
        """;
    private static final List<Option> MOUNT = List.of(flag('l', "show-labels", "show also filesystem labels"),
        taking('t', "types", "list", "limit the set of filesystem types"), taking('o', "options", "list", "mount options"),
        flag('a', "all", "mount all filesystems mentioned in fstab"), Option.HELP, Option.VERSION);
    private static final List<Option> SWAPON = List.of(word("show", "display summary in definable table"),
        flag('s', "summary", "display summary about used swap devices (DEPRECATED)"),
        word("noheadings", "don't print table heading (with --show)"), word("bytes", "display swap size in bytes in --show output"),
        flag('a', "all", "enable all swaps from /etc/fstab"), Option.HELP, Option.VERSION);
    private static final List<Option> SWAPOFF = List.of(flag('a', "all", "disable all swaps from /proc/swaps"), Option.HELP,
        Option.VERSION);
    private static final List<Option> DMESG = List.of(flag('T', "ctime", "show human-readable timestamp (may be inaccurate!)"),
        flag('t', "notime", "don't show any timestamp with messages"), flag('k', "kernel", "display kernel messages"),
        flag('P', "nopager", "do not pipe output into a pager"), flag('w', "follow", "wait for new messages; here it does not"),
            Option.HELP,
        Option.VERSION);
    /** MODEL CHOICE: the swap space of a guest is a volume of the mapper. */
    private static final String SWAP_DEVICE = "/dev/dm-0";
    private static final long PAGE_BYTES = Pages.KIB_PER_PAGE * 1024;

    static final List<Tool> TOOLS = List.of(
        Tool.program("mount", "mount a filesystem", "[-l] [-t <type>]", MOUNT, UtilLinux::mount, vm -> List.of("-t ext4", "-t xfs")),
        Tool.program("umount", "unmount filesystems", "<directory>", List.of(Option.HELP, Option.VERSION), UtilLinux::umount,
            vm -> List.of()),
        Tool.program("fsfreeze", "suspend access to a filesystem (Ext3/4, ReiserFS, JFS, XFS)", "-f|-u <mountpoint>", FSFREEZE,
            UtilLinux::fsfreeze, UtilLinux::freezes),
        Tool.program("swapon", "enable devices and files for paging and swapping", "[options] [<spec>]", SWAPON, UtilLinux::swapon,
            vm -> List.of("--show", "-s")),
        Tool.program("swapoff", "disable devices and files for paging and swapping", "[-a] [<spec>]", SWAPOFF, UtilLinux::swapoff,
            vm -> List.of()),
        Tool.program("dmesg", "print or control the kernel ring buffer", "[options]", DMESG, UtilLinux::dmesg,
            vm -> List.of("-T", "| grep hv_", "| tail")));

    private UtilLinux() {}

    private static GetOpt parse(Call call, List<Option> options) {
        GetOpt got = GetOpt.parse(call, options, call.name().equals("swapoff") ? 16 : 1, Coreutils.hint(call));
        if (got.has("help")) {
            throw Exit.help(call.name().equals("fsfreeze") ? FSFREEZE_USAGE : GuestShell.find(call.name()).orElseThrow().usage());
        }
        if (got.has("version")) throw Exit.help(call.name() + " from " + RELEASE + "\n");
        return got;
    }

    private static List<String> freezes(Vm vm) {
        var all = new ArrayList<String>();
        for (MountEntry mount : vm.guest().files().mounts()) {
            var system = vm.guest().files().systems().get(mount.system());
            if (system.canFreeze()) all.add((system.isFrozen() ? "-u " : "-f ") + mount.at());
        }
        return all;
    }

    private static Answer fsfreeze(Call call) {
        GetOpt got = parse(call, FSFREEZE);
        if (got.has("freeze") && got.has("unfreeze")) throw call.because("mutually exclusive arguments: --freeze --unfreeze");
        if (!got.has("freeze") && !got.has("unfreeze")) throw call.because("neither --freeze or --unfreeze specified");
        if (got.operands().isEmpty()) throw call.because("no filename specified");
        if (got.operands().size() > 1) throw call.because("unexpected number of arguments\n" + Coreutils.hint(call).stripTrailing());
        String at = got.operands().get(0);
        boolean mounted = call.vm().guest().files().mounts().stream().anyMatch(mount -> mount.at().equals(at));
        if (!mounted && Files.isFile(call.vm(), at)) throw call.because(at + ": is not a directory");
        String vm = call.vm().name();
        return call.ask(got.has("freeze") ? new Command.Freeze(vm, at) : new Command.Thaw(vm, at), "", message -> message + "\n");
    }

    private static Answer mount(Call call) {
        GetOpt got = parse(call, MOUNT);
        if (got.has("all")) return Answer.NOTHING;
        if (got.has("options") || got.operands().size() > 1) return Answer.of(Kind.NOT_HERE, "mount " + String.join(" ",
            call.arguments()), 1);
        if (got.operands().size() == 1) {
            throw call.because(got.operands().get(0) + ": can't find in /etc/fstab.");
        }
        List<String> types = got.value("types").map(list -> List.of(list.split(","))).orElse(List.of());
        List<MountEntry> mounts = call.vm().guest().files().mounts();
        List<String> lines = MountProgram.print(call.vm()).lines().toList();
        var text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            if (types.isEmpty() || types.contains(mounts.get(i).type())) text.append(lines.get(i)).append('\n');
        }
        return Answer.of(text.toString());
    }

    private static Answer umount(Call call) {
        GetOpt got = parse(call, List.of(Option.HELP, Option.VERSION));
        if (got.operands().isEmpty()) throw call.because("bad usage\n" + Coreutils.hint(call).stripTrailing());
        for (String at : got.operands()) {
            if (call.vm().guest().files().mounts().stream().noneMatch(mount -> mount.at().equals(at))) {
                throw new Exit(32, "umount: " + at + (Files.isDirectory(call.vm(), at) ? ": not mounted.\n"
                    : ": no mount point specified.\n"));
            }
            if (at.equals("/")) throw new Exit(32, "umount: /: target is busy.\n");
        }
        return Answer.of(Kind.NOT_HERE, "umount", 1);
    }

    /** {@code /proc/swaps}: {@code swap_show()} in mm/swapfile.c. */
    static String procSwaps(Vm vm) {
        String text = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n";
        return hasSwap(vm) ? text + "%-40spartition\t%d\t\t%d\t\t-2\n".formatted(SWAP_DEVICE, (size(vm) - PAGE_BYTES) / 1024,
            used(vm) / 1024)
            : text;
    }

    private static boolean hasSwap(Vm vm) {
        return !vm.guest().memory().swapTotal().isZero();
    }

    private static long size(Vm vm) {
        return vm.guest().memory().swapTotal().kib() * 1024 + PAGE_BYTES;
    }

    private static long used(Vm vm) {
        return vm.guest().memory().swapUsed().kib() * 1024;
    }

    private static Answer swapon(Call call) {
        GetOpt got = parse(call, SWAPON);
        GuestMemory memory = call.vm().guest().memory();
        if (got.has("summary")) return Answer.of(hasSwap(call.vm()) ? procSwaps(call.vm()) : "");
        if (got.has("all")) return Answer.NOTHING;
        if (!got.operands().isEmpty() && !got.has("show")) return cannot(call, got.operands(), "swapon", 255);
        if (memory.swapTotal().isZero()) return Answer.NOTHING;
        String size = got.has("bytes") ? String.valueOf(size(call.vm()) - PAGE_BYTES) : short_(size(call.vm()) - PAGE_BYTES);
        String used = got.has("bytes") ? String.valueOf(used(call.vm())) : short_(used(call.vm()));
        int sizes = Math.max(4, size.length());
        int uses = Math.max(4, used.length());
        String row = "%-9s %-9s %" + sizes + "s %" + uses + "s %4s\n";
        return Answer.of((got.has("noheadings") ? "" : row.formatted("NAME", "TYPE", "SIZE", "USED", "PRIO"))
            + row.formatted(SWAP_DEVICE, "partition", size, used, "-2"));
    }

    private static Answer swapoff(Call call) {
        GetOpt got = parse(call, SWAPOFF);
        if (got.has("all")) return hasSwap(call.vm()) ? Answer.of(Kind.NOT_HERE, "swapoff -a", 1) : Answer.NOTHING;
        if (got.operands().isEmpty()) throw new Exit(16, "swapoff: bad usage\n" + Coreutils.hint(call));
        return cannot(call, got.operands(), "swapoff", 4);
    }

    /** The model's swap space is there from boot and stays. */
    private static Answer cannot(Call call, List<String> specs, String program, int status) {
        for (String spec : specs) {
            boolean ours = spec.equals(SWAP_DEVICE) && hasSwap(call.vm());
            if (ours && program.equals("swapon")) throw new Exit(status, "swapon: " + spec + ": swapon failed: Device or resource busy\n");
            if (ours) return Answer.of(Kind.NOT_HERE, "swapoff", 1);
            throw new Exit(status, program.equals("swapon") ? "swapon: cannot open " + spec + ": No such file or directory\n"
                : "swapoff: " + spec + ": swapoff failed: No such file or directory\n");
        }
        return Answer.NOTHING;
    }

    /** {@code size_to_human_string()} of util-linux: one decimal at most, and none where it is 0. */
    private static String short_(long bytes) {
        int power = 0;
        double value = bytes;
        while (value >= 1024 && power < 6) {
            value /= 1024;
            power++;
        }
        String figure = String.format(Locale.ROOT, "%.1f", value).replaceFirst("[.]0$", "");
        return figure + "BKMGTPE".charAt(power);
    }

    private static Answer dmesg(Call call) {
        GetOpt got = parse(call, DMESG);
        if (!got.operands().isEmpty()) throw call.because("bad usage\n" + Coreutils.hint(call).stripTrailing());
        if (!got.has("ctime") && !got.has("notime")) return Answer.of(Dmesg.print(call.vm()));
        return Answer.of(call.vm().guest().log().lines().stream().filter(Log.Line::kernel).map(line -> (got.has("notime") ? ""
            : "[" + WallClock.ctime(call.vm().guest().kernelStart().plus(line.at())) + "] ") + line.text() + "\n")
            .collect(Collectors.joining()));
    }
}
