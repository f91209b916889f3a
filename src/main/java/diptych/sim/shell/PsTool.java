package diptych.sim.shell;

import diptych.sim.console.Meminfo;
import diptych.sim.console.Ps;
import diptych.sim.console.Ps.Process;
import diptych.sim.model.IoProgram;
import diptych.sim.model.Program;
import diptych.sim.model.Vm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code ps} of procps-ng, with options of Unix and of BSD. Columns and their widths are those of {@code format_array} in ps/output.c; what
 * the model does not know of a process, such as when it was started, is shown as a dash, as ps shows what it cannot find out.
 */
final class PsTool {
    private static final String USAGE = """

        Usage:
         ps [options]

         Try 'ps --help <simple|list|output|threads|misc|all>'
          or 'ps --help <s|l|o|t|m|a>'
         for additional help text.

        For more details see ps(1).
        """;

    /** A process and what it belongs to. */
    private record Of(Vm vm, Process process) {
        Optional<Program> program() {
            return vm.guest().programs().all().stream().filter(each -> each.pid() == process.pid()).findFirst();
        }

        long resident() {
            return program().map(each -> each.resident().kib()).orElse(0L);
        }

        /** The shell and what it runs have one; services have none. */
        String terminal() {
            return process.comm().equals("bash") || process.stat().endsWith("+") ? "pts/0" : "?";
        }

        boolean blocked() {
            return vm.guest().files().programs().stream().anyMatch(each -> each.pid() == process.pid()
                && each.state() == IoProgram.State.BLOCKED);
        }
    }

    /** @param width 0: as wide as process ids */
    private record Column(String heading, int width, boolean right, Function<Of, String> value) {}

    private static final Map<String, Column> COLUMNS = Map.ofEntries(
        column("pid", "PID", 0, true, of -> String.valueOf(of.process.pid())),
        column("ppid", "PPID", 0, true, of -> "1"),
        column("stat", "STAT", 4, false, of -> of.process.stat()),
        column("state", "S", 1, false, of -> of.process.stat().substring(0, 1)),
        column("comm", "COMMAND", 15, false, of -> of.process.comm()),
        column("ucmd", "CMD", 15, false, of -> of.process.comm()),
        column("args", "COMMAND", 27, false, of -> Ps.command(of.process)),
        column("cmd", "CMD", 27, false, of -> Ps.command(of.process)),
        column("user", "USER", 8, false, of -> "root"),
        column("uid", "UID", 8, false, of -> "root"),
        column("rss", "RSS", 5, true, of -> String.valueOf(of.resident())),
        column("vsz", "VSZ", 6, true, of -> String.valueOf(of.program().map(each -> each.committed().kib()).orElse(0L))),
        column("pmem", "%MEM", 4, true, PsTool::share),
        column("pcpu", "%CPU", 4, true, of -> "-"),
        column("c", "C", 2, true, of -> "-"),
        column("tname", "TTY", 8, false, Of::terminal),
        column("tt", "TT", 8, false, Of::terminal),
        column("time", "TIME", 8, true, of -> "00:00:00"),
        column("bsdtime", "TIME", 6, true, of -> "0:00"),
        column("stime", "STIME", 5, true, of -> "-"),
        column("start_time", "START", 5, true, of -> "-"),
        // Where a writer waits for a thaw: percpu_rwsem_wait() under sb_start_write(), since 5.6.
        column("wchan", "WCHAN", 6, false, of -> of.blocked() ? "percpu_rwsem_wait" : "-"));
    private static final Map<String, String> SYNONYMS = Map.ofEntries(Map.entry("s", "state"), Map.entry("ucomm", "comm"),
        Map.entry("command", "args"), Map.entry("euser", "user"), Map.entry("uname", "user"), Map.entry("rssize", "rss"),
        Map.entry("vsize", "vsz"), Map.entry("%mem", "pmem"), Map.entry("%cpu", "pcpu"), Map.entry("tty", "tt"),
        Map.entry("cputime", "time"), Map.entry("start", "start_time"));
    private static final List<String> DEFAULT = List.of("pid", "tname", "time", "ucmd");

    static final List<Tool> TOOLS = List.of(Tool.program("ps", "report a snapshot of the current processes", "[options]", List.of(
            Option.flag('e', "select all processes"), Option.flag('A', "select all processes"), Option.flag('f', "full-format listing"),
            Option.taking('o', "format", "LIST", "user-defined format: " + String.join(", ", COLUMNS.keySet().stream().sorted().toList())),
            Option.taking('p', "pid", "LIST", "select by process ID"), Option.taking('C', "", "LIST", "select by command name"),
            Option.word("no-headers", "print no header line at all")),
        PsTool::ps, vm -> List.of("-eo pid,stat,comm", "-ef", "aux", "-eo pid,stat,wchan:20,comm")));

    private PsTool() {}

    private static Map.Entry<String, Column> column(String name, String heading, int width, boolean right, Function<Of, String> value) {
        return Map.entry(name, new Column(heading, width, right, value));
    }

    private static String share(Of of) {
        long total = Meminfo.of(of.vm).kib("MemTotal");
        long permille = total == 0 ? 0 : of.resident() * 1000 / total;
        return permille / 10 + "." + permille % 10;
    }

    private static Answer ps(Call call) {
        var asked = new Asked();
        var words = new ArrayList<>(call.arguments());
        while (!words.isEmpty()) asked.take(words);
        if (asked.help) return Answer.of(USAGE);
        if (asked.version) return Answer.of("ps from procps-ng " + call.vm().guestSettings().freeProgram().written() + "\n");
        List<Process> chosen = chosen(call, asked);
        String text = table(call.vm(), chosen, asked.columns.isEmpty() ? DEFAULT : asked.columns, asked.headings);
        return Answer.of(Answer.Kind.OUT, text, chosen.isEmpty() ? 1 : 0);
    }

    /** Without options those of one's own terminal: the shell and ps itself, which the model does not count among its processes. */
    private static List<Process> chosen(Call call, Asked asked) {
        List<Process> all = Ps.processes(call.vm());
        if (asked.which.isPresent()) return all.stream().filter(asked.which.get()).toList();
        int next = call.vm().guest().programs().nextPid();
        return asked.all ? all : List.of(new Process(next - 1, "Ss", "bash"), new Process(next, "R+", "ps"));
    }

    private static String table(Vm vm, List<Process> processes, List<String> names, boolean headings) {
        var text = new StringBuilder();
        if (headings && names.stream().anyMatch(name -> !heading(name).isEmpty())) text.append(line(vm, names, PsTool::heading, true));
        for (Process process : processes) {
            var of = new Of(vm, process);
            text.append(line(vm, names, name -> find(name).value.apply(of), false));
        }
        return text.toString();
    }

    private static String line(Vm vm, List<String> names, Function<String, String> cell, boolean heading) {
        var text = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            Column column = find(names.get(i));
            int width = names.get(i).contains(":") ? Integer.parseInt(names.get(i).replaceFirst("^[^:]*:([0-9]+).*$", "$1"))
                : Math.max(column.width == 0 ? Ps.digits(vm) : column.width, heading(names.get(i)).length());
            String value = cell.apply(names.get(i));
            boolean last = i == names.size() - 1;
            String cut = !last && !column.right && !heading && value.length() > width ? value.substring(0, width) : value;
            String blanks = " ".repeat(Math.max(0, width - cut.length()));
            text.append(column.right ? blanks + cut : last ? cut : cut + blanks).append(last ? "\n" : " ");
        }
        return text.toString();
    }

    /** {@code pid=} has none, {@code pid=N} has that. */
    private static String heading(String name) {
        int equals = name.indexOf('=');
        return equals >= 0 ? name.substring(equals + 1) : find(name).heading;
    }

    private static Column find(String name) {
        String plain = name.replaceFirst("[:=].*$", "");
        return COLUMNS.get(SYNONYMS.getOrDefault(plain, plain));
    }

    private static Exit error(String what) {
        return new Exit(1, "error: " + what + "\n" + USAGE);
    }

    /** What the options ask for. */
    private static final class Asked {
        private boolean all;
        private boolean headings = true;
        private boolean help;
        private boolean version;
        private List<String> columns = List.of();
        private Optional<Predicate<Process>> which = Optional.empty();

        void take(List<String> words) {
            String word = words.remove(0);
            if (word.startsWith("--")) gnu(word.substring(2), words);
            else if (word.startsWith("-")) unix(word.substring(1), words);
            else if (word.matches("[0-9][0-9,]*")) pids(word, List.of("pid", "tname", "stat", "bsdtime", "args"));
            else bsd(word, words);
        }

        private void gnu(String word, List<String> words) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            switch (name) {
                case "help" -> {
                    help = true;
                    if (equals < 0 && !words.isEmpty()) words.remove(0);
                }
                case "version" -> version = true;
                case "no-headers", "no-heading", "noheader", "noheaders", "noheading", "noheadings" -> headings = false;
                case "headers" -> headings = true;
                case "format" -> format(equals < 0 ? next(words, "format specification must follow --format")
                    : word.substring(equals + 1));
                case "pid" -> pids(equals < 0 ? next(words, "list of process IDs must follow --pid") : word.substring(equals + 1),
                    List.of());
                default -> throw error("unknown gnu long option");
            }
        }

        private void unix(String letters, List<String> words) {
            for (int i = 0; i < letters.length(); i++) {
                String rest = letters.substring(i + 1);
                switch (letters.charAt(i)) {
                    case 'e', 'A' -> all = true;
                    case 'f' -> columns = List.of("uid", "pid", "ppid", "c", "stime", "tname", "time", "cmd");
                    case 'w' -> { }
                    case 'V' -> version = true;
                    case 'o' -> {
                        format(rest.isEmpty() ? next(words, "format specification must follow -o") : rest);
                        return;
                    }
                    case 'p' -> {
                        pids(rest.isEmpty() ? next(words, "list of process IDs must follow -p") : rest, List.of());
                        return;
                    }
                    case 'C' -> {
                        List<String> names = List.of((rest.isEmpty() ? next(words, "list of command names must follow -C") : rest)
                            .split(","));
                        also(process -> names.contains(process.comm()));
                        return;
                    }
                    default -> throw error("unsupported SysV option");
                }
            }
        }

        private void bsd(String letters, List<String> words) {
            for (int i = 0; i < letters.length(); i++) {
                switch (letters.charAt(i)) {
                    case 'a', 'x', 'w' -> all = true;
                    case 'u' -> columns = List.of("user", "pid", "pcpu", "pmem", "vsz", "rss", "tname", "stat", "start_time", "bsdtime",
                        "args");
                    case 'h' -> headings = false;
                    case 'o' -> {
                        String rest = letters.substring(i + 1);
                        format(rest.isEmpty() ? next(words, "format specification must follow o") : rest);
                        return;
                    }
                    default -> throw error("unsupported option (BSD syntax)");
                }
            }
            if (columns.isEmpty()) columns = List.of("pid", "tname", "stat", "bsdtime", "args");
        }

        private static String next(List<String> words, String complaint) {
            if (words.isEmpty()) throw error(complaint);
            return words.remove(0);
        }

        private void format(String list) {
            List<String> names = list.contains("=") ? equalled(list) : Arrays.stream(list.split("[, ]+")).filter(each -> !each.isEmpty())
                .toList();
            for (String name : names) {
                if (find(name) == null || !name.matches("[^:=]+(:[1-9][0-9]{0,2})?(=.*)?")) {
                    throw error("unknown user-defined format specifier \"" + name.replaceFirst("[:=].*$", "") + "\"");
                }
            }
            columns = Stream.concat(columns.stream(), names.stream()).collect(Collectors.toList());
        }

        /** What follows a sign of equality belongs to the heading, commas and all. */
        private static List<String> equalled(String list) {
            int comma = list.lastIndexOf(',', list.indexOf('='));
            var names = new ArrayList<String>();
            if (comma > 0) names.addAll(List.of(list.substring(0, comma).split(",")));
            names.add(list.substring(comma + 1));
            return names;
        }

        private void pids(String list, List<String> shown) {
            if (!list.matches("[0-9]{1,9}([, ]+[0-9]{1,9})*")) throw error("process ID list syntax error");
            List<Integer> pids = Arrays.stream(list.split("[, ]+")).map(Integer::valueOf).toList();
            also(process -> pids.contains(process.pid()));
            if (columns.isEmpty()) columns = shown;
        }

        private void also(Predicate<Process> more) {
            which = Optional.of(which.map(before -> before.or(more)).orElse(more));
        }
    }
}
