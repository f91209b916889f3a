package diptych.sim.shell;

import static diptych.sim.shell.Option.flag;

import diptych.sim.console.WallClock;
import diptych.sim.guest.Paths;
import diptych.sim.model.Command;
import diptych.sim.model.GuestSettings.Arch;
import diptych.sim.model.Vm;
import diptych.sim.shell.Answer.Kind;
import diptych.sim.units.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Programs of GNU coreutils but those with a file of their own: {@code cat}, {@code sync}, {@code uname}, {@code rm}, {@code ls} and
 * others. */
final class Coreutils {
    private static final List<Option> UNAME = List.of(
        flag('a', "all", "print all information"), flag('s', "kernel-name", "print the kernel name"),
        flag('n', "nodename", "print the network node hostname"), flag('r', "kernel-release", "print the kernel release"),
        flag('v', "kernel-version", "print the kernel version"), flag('m', "machine", "print the machine hardware name"),
        flag('o', "operating-system", "print the operating system"), Option.HELP_WORD);
    private static final List<Option> SYNC = List.of(flag('d', "data", "sync only file data, no unneeded metadata"),
        flag('f', "file-system", "sync the file systems that contain the files"), Option.HELP_WORD);
    private static final List<Option> RM = List.of(flag('f', "force", "ignore nonexistent files and arguments, never prompt"),
        Option.HELP_WORD);
    private static final List<Option> LS = List.of(flag('l', "use a long listing format: size and name here"),
        flag('a', "all", "do not ignore entries starting with ."), flag('1', "list one file per line"), Option.HELP_WORD);
    private static final List<Option> CAT = List.of(flag('n', "number", "number all output lines"), Option.HELP_WORD);

    static final List<Tool> TOOLS = List.of(
        Tool.program("cat", "concatenate files and print on the standard output", "[OPTION]... [FILE]...", CAT, Coreutils::cat,
            Files::readable),
        Tool.program("date", "print or set the system date and time", "", List.of(Option.HELP_WORD), call -> {
            plain(call);
            return Answer.of(WallClock.date(call.world().now()) + "\n");
        }, vm -> List.of()),
        Tool.builtin("echo", "Write arguments to the standard output", "[-n] [arg ...] [> FILE]", Coreutils::echo),
        Tool.program("hostname", "show the system's host name", "", List.of(Option.HELP_WORD), call -> {
            plain(call);
            return Answer.of(call.vm().name() + "\n");
        }, vm -> List.of()),
        Tool.program("ls", "list directory contents", "[OPTION]... [FILE]...", LS, Coreutils::ls, Coreutils::mounts),
        Tool.program("rm", "remove files", "[OPTION]... [FILE]...", RM, Coreutils::rm, vm -> List.of()),
        Tool.program("sync", "Synchronize cached writes to persistent storage", "[OPTION] [FILE]...", SYNC, Coreutils::sync,
            vm -> List.of()),
        Tool.program("uname", "print system information", "[OPTION]...", UNAME, Coreutils::uname, vm -> List.of("-r", "-a")),
        Tool.program("whoami", "print effective user name", "", List.of(Option.HELP_WORD), call -> {
            plain(call);
            return Answer.of("root\n");
        }, vm -> List.of()));

    private Coreutils() {}

    static String hint(Call call) {
        return "Try '" + call.name() + " --help' for more information.\n";
    }

    static GetOpt parse(Call call, List<Option> options) {
        GetOpt got = GetOpt.parse(call, options, call.name().equals("ls") ? 2 : 1, hint(call));
        if (got.has("help")) throw Exit.help(GuestShell.find(call.name()).orElseThrow().usage());
        return got;
    }

    private static void plain(Call call) {
        noOperand(call, parse(call, List.of(Option.HELP_WORD)));
    }

    private static void noOperand(Call call, GetOpt got) {
        if (got.operands().isEmpty()) return;
        throw new Exit(1, "%s: extra operand '%s'\n%s".formatted(call.name(), got.operands().get(0), hint(call)));
    }

    private static List<String> mounts(Vm vm) {
        return vm.guest().files().mounts().stream().map(mount -> mount.at()).distinct().toList();
    }

    private static Answer cat(Call call) {
        GetOpt got = parse(call, CAT);
        if (got.operands().isEmpty()) return Answer.of(numbered(call.input().orElse(""), got));
        Answer answer = Answer.NOTHING;
        for (String path : got.operands()) {
            answer = answer.then(Files.read(call, path).map(text -> Answer.of(numbered(text, got)))
                .orElseGet(() -> Answer.failed(1, "cat: " + path + ": " + Files.complaint(call, path) + "\n")));
        }
        return answer;
    }

    private static String numbered(String text, GetOpt got) {
        if (!got.has("number")) return text;
        List<String> lines = text.lines().toList();
        var numbered = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) numbered.append("%6d\t%s\n".formatted(i + 1, lines.get(i)));
        return numbered.toString();
    }

    private static Answer echo(Call call) {
        boolean open = !call.arguments().isEmpty() && call.arguments().get(0).equals("-n");
        List<String> words = open ? call.arguments().subList(1, call.arguments().size()) : call.arguments();
        return Answer.of(String.join(" ", words) + (open ? "" : "\n"));
    }

    /** The release as kernel.org numbers it; what a distribution appends is not known. */
    static String release(Vm vm) {
        return vm.guestSettings().kernel() + ".0";
    }

    /** MODEL CHOICE: built when the simulation's calendar begins. */
    private static String version() {
        return "#1 SMP " + WallClock.date(diptych.sim.units.SimTime.ZERO);
    }

    static String procVersion(Vm vm) {
        return "Linux version " + release(vm) + " (root@build) " + version() + "\n";
    }

    private static Answer uname(Call call) {
        GetOpt got = parse(call, UNAME);
        noOperand(call, got);
        Vm vm = call.vm();
        boolean all = got.has("all");
        var words = new ArrayList<String>();
        if (all || got.given().isEmpty() || got.has("kernel-name")) words.add("Linux");
        if (all || got.has("nodename")) words.add(vm.name());
        if (all || got.has("kernel-release")) words.add(release(vm));
        if (all || got.has("kernel-version")) words.add(version());
        if (all || got.has("machine")) words.add(vm.guestSettings().arch() == Arch.ARM64 ? "aarch64" : "x86_64");
        if (all || got.has("operating-system")) words.add("GNU/Linux");
        return Answer.of(String.join(" ", words) + "\n");
    }

    /** Without files everything that is dirty begins its way to the disk; a file is waited for. */
    private static Answer sync(Call call) {
        GetOpt got = parse(call, SYNC);
        if (got.has("data") && got.has("file-system")) throw call.because("cannot specify both --data and --file-system");
        if (got.has("data") && got.operands().isEmpty()) throw call.because("--data needs at least one argument");
        for (String path : got.operands()) {
            if (!Files.isFile(call.vm(), path) && !Files.isDirectory(call.vm(), path)) {
                throw call.because("error opening '" + path + "': No such file or directory");
            }
        }
        String vm = call.vm().name();
        List<Command.OfVm> commands = got.operands().stream().filter(path -> Files.isFile(call.vm(), path) && !got.has("file-system"))
            .map(path -> (Command.OfVm) new Command.Fsync(vm, path)).toList();
        return call.ask(commands.isEmpty() ? new Command.Sync(vm) : Command.all(commands), "", message -> "sync: " + message + "\n");
    }

    private static Answer rm(Call call) {
        GetOpt got = parse(call, RM);
        if (got.operands().isEmpty()) {
            if (got.has("force")) return Answer.NOTHING;
            throw call.because("missing operand\n" + hint(call).stripTrailing());
        }
        Answer answer = Answer.NOTHING;
        var commands = new ArrayList<Command.OfVm>();
        for (String path : got.operands()) {
            if (Files.isFile(call.vm(), path)) commands.add(new Command.DeleteFile(call.vm().name(), path));
            else if (Files.isDirectory(call.vm(), path)) answer = answer.then(cannotRemove(path, "Is a directory"));
            else if (Files.read(call, path).isPresent()) answer = answer.then(cannotRemove(path, "Operation not permitted"));
            else if (!got.has("force")) answer = answer.then(cannotRemove(path, "No such file or directory"));
        }
        return commands.isEmpty() ? answer
            : answer.then(call.ask(Command.all(commands), "", message -> "rm: cannot remove '" + message.replaceFirst(": ", "': ") + "\n"));
    }

    private static Answer cannotRemove(String path, String why) {
        return Answer.failed(1, "rm: cannot remove '" + path + "': " + why + "\n");
    }

    private static Answer ls(Call call) {
        GetOpt got = parse(call, LS);
        Answer answer = Answer.NOTHING;
        List<String> paths = got.operands().isEmpty() ? List.of("/root") : got.operands();
        for (String path : paths) {
            boolean directory = Files.isDirectory(call.vm(), path) || path.equals("/root");
            if (!directory && !Files.isFile(call.vm(), path) && Files.read(call, path).isEmpty()) {
                answer = answer.then(Answer.of(Kind.ERROR, "ls: cannot access '" + path + "': No such file or directory\n", 2));
                continue;
            }
            List<String> names = directory ? Files.inside(call.vm(), path) : List.of(path);
            String text = got.has("l") ? names.stream().map(name -> size(call.vm(), directory ? path : "",
                name)).collect(Collectors.joining())
                : names.isEmpty() ? "" : String.join(got.has("1") ? "\n" : "  ", names) + "\n";
            answer = answer.then(Answer.of((paths.size() > 1 && directory ? path + ":\n" : "") + text));
        }
        return answer;
    }

    /** Owner and date of a file are not known; its size is, in whole pages. */
    private static String size(Vm vm, String directory, String name) {
        String path = directory.isEmpty() ? name : (directory.endsWith("/") ? directory : directory + "/") + name;
        long pages = Paths.find(vm.guest().files(), path).map(system -> system.files().get(path)).map(file -> file.size()).orElse(-1L);
        return pages < 0 ? "drwxr-xr-x 1 root root %12d %s\n".formatted(4096, name)
            : "-rw-r--r-- 1 root root %12d %s\n".formatted(pages * Pages.KIB_PER_PAGE * 1024, name);
    }
}
