package diptych.sim.shell;

import static diptych.sim.shell.Option.flag;
import static diptych.sim.shell.Option.taking;
import static diptych.sim.shell.Option.word;

import diptych.sim.console.FreeProgram;
import diptych.sim.console.FreeProgram.Columns;
import diptych.sim.console.Meminfo;
import diptych.sim.console.VmstatS;
import diptych.sim.model.IoProgram;
import diptych.sim.model.Procps;
import diptych.sim.model.Program;
import diptych.sim.model.Vm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Programs of procps-ng about memory: {@code free} and {@code vmstat}. */
final class MemoryTools {
    private static final List<Option> FREE = List.of(
        flag('b', "bytes", "show output in bytes"), word("kilo", "show output in kilobytes"), word("mega", "show output in megabytes"),
        word("giga", "show output in gigabytes"), word("tera", "show output in terabytes"), word("peta", "show output in petabytes"),
        flag('k', "kibi", "show output in kibibytes"), flag('m', "mebi", "show output in mebibytes"),
        flag('g', "gibi", "show output in gibibytes"), word("tebi", "show output in tebibytes"), word("pebi", "show output in pebibytes"),
        flag('h', "human", "show human-readable output"), word("si", "use powers of 1000 not 1024"),
        flag('l', "lohi", "show detailed low and high memory statistics"), flag('t', "total", "show total for RAM + swap"),
        flag('v', "committed", "show committed memory and commit limit"),
        taking('s', "seconds", "N", "repeat printing every N seconds; here it prints once"),
        taking('c', "count", "N", "repeat printing N times, then exit; here it prints once"),
        flag('w', "wide", "wide output"), word("help", "display this help and exit"),
        flag('V', "version", "output version information and exit"));

    /** {@code free --help} of procps-ng 4.0.2, word for word. */
    private static final String FREE_USAGE = """

        Usage:
         free [options]

        Options:
         -b, --bytes         show output in bytes
             --kilo          show output in kilobytes
             --mega          show output in megabytes
             --giga          show output in gigabytes
             --tera          show output in terabytes
             --peta          show output in petabytes
         -k, --kibi          show output in kibibytes
         -m, --mebi          show output in mebibytes
         -g, --gibi          show output in gibibytes
             --tebi          show output in tebibytes
             --pebi          show output in pebibytes
         -h, --human         show human-readable output
             --si            use powers of 1000 not 1024
         -l, --lohi          show detailed low and high memory statistics
         -t, --total         show total for RAM + swap
         -v, --committed     show committed memory and commit limit
         -s N, --seconds N   repeat printing every N seconds
         -c N, --count N     repeat printing N times, then exit
         -w, --wide          wide output

             --help     display this help and exit
         -V, --version  output version information and exit

        For more details see free(1).
        """;

    private static final List<Option> VMSTAT = List.of(
        flag('a', "active", "active/inactive memory"), flag('f', "forks", "number of forks since boot"),
        flag('n', "one-header", "do not redisplay header"), flag('s', "stats", "event counter statistics"),
        taking('S', "unit", "char", "define display unit"), flag('h', "help", "display this help and exit"),
        flag('V', "version", "output version information and exit"));
    private static final Map<String, Long> UNITS = Map.of("k", 1000L, "K", 1024L, "m", 1_000_000L, "M", 1_048_576L);
    private static final String VMSTAT_HEAD =
        "procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----\n"
        + " r  b   swpd   free  %s   si   so    bi    bo   in   cs us sy id wa st\n";

    static final List<Tool> TOOLS = List.of(
        Tool.program("free", "Display amount of free and used memory in the system", "[options]", FREE, MemoryTools::free,
            vm -> List.of("-m", "-h", "-w -m", "-t -m")),
        Tool.program("vmstat", "Report virtual memory statistics", "[options] [delay [count]]", VMSTAT, MemoryTools::vmstat,
            vm -> List.of("-s", "-a", "-S M")));

    private MemoryTools() {}

    private static Answer free(Call call) {
        Procps procps = call.vm().guestSettings().freeProgram();
        boolean old = procps == Procps.V3_3_17;
        String usage = old ? FREE_USAGE.replaceFirst(" -v, .*\n", "") : FREE_USAGE;
        List<Option> options = old ? FREE.stream().filter(option -> option.letter() != 'v').toList() : FREE;
        GetOpt got = GetOpt.parse(call, options, 1, usage);
        if (got.has("help")) return Answer.of(usage);
        if (got.has("version")) return Answer.of("free from procps-ng " + procps.written() + "\n");
        if (!got.operands().isEmpty()) return Answer.failed(1, usage);
        for (String repeat : List.of("seconds", "count")) got.value(repeat).ifPresent(number -> positive(call, repeat, number));
        var chosen = got.given().stream().map(GetOpt.Given::name).filter(name -> !name.equals("seconds") && !name.equals("count"))
            .map(name -> "--" + name).toArray(String[]::new);
        try {
            Answer once = Answer.of(FreeProgram.print(Meminfo.of(call.vm()), procps, chosen));
            return got.has("seconds") ? once.remark(Answer.Kind.NOT_HERE, "free -s") : once;
        } catch (IllegalArgumentException units) {
            throw call.because("Multiple unit options don't make sense.");
        }
    }

    private static void positive(Call call, String option, String number) {
        if (!number.matches("[0-9]{1,9}([.][0-9]{0,9})?")) {
            throw call.because("%s argument failed: '%s': Invalid argument".formatted(option, number));
        }
        if (Double.parseDouble(number) > 0) return;
        throw call.because(option.equals("seconds") ? "seconds argument `" + number + "' is not positive number"
            : "failed to parse count argument: '" + number + "': Numerical result out of range");
    }

    private static Answer vmstat(Call call) {
        Procps procps = call.vm().guestSettings().freeProgram();
        GetOpt got = GetOpt.parse(call, VMSTAT, 1, "\n" + find("vmstat").usage().substring(1));
        if (got.has("help")) return Answer.of(find("vmstat").usage());
        if (got.has("version")) return Answer.of("vmstat from procps-ng " + procps.written() + "\n");
        if (got.has("forks")) return Answer.of("%13d forks\n".formatted(VmstatS.Activity.of(call.vm(), call.world().now()).forks()));
        if (got.has("stats")) return Answer.of(VmstatS.print(call.vm(), call.world().now()));
        long unit = got.value("unit").map(char_ -> {
            if (!UNITS.containsKey(char_)) throw call.because("-S requires k, K, m or M (default is KiB)");
            return UNITS.get(char_);
        }).orElse(1024L);
        for (String number : got.operands()) {
            if (!number.matches("[0-9]{1,9}")) throw call.because("failed to parse argument: '" + number + "'");
            if (Integer.parseInt(number) == 0) throw call.because("delay must be positive integer");
        }
        Answer once = Answer.of(row(call.vm(), procps, unit, got.has("active")));
        boolean repeats = !got.operands().isEmpty() && !(got.operands().size() > 1 && got.operands().get(1).equals("1"));
        return repeats ? once.remark(Answer.Kind.NOT_HERE, "vmstat " + String.join(" ", got.operands())) : once;
    }

    /**
     * One sample since boot. Who runs and who sleeps in state D is counted; what the disks and processors did is not kept by the model,
     * which shows the zero that a kernel starts from and an idle processor, as {@link VmstatS} does.
     */
    private static String row(Vm vm, Procps procps, long unit, boolean active) {
        Meminfo meminfo = Meminfo.of(vm);
        Columns columns = Columns.of(meminfo, procps);
        long running = vm.guest().programs().all().stream().filter(Program::active).count();
        long blocked = vm.guest().files().programs().stream().filter(program -> program.state() == IoProgram.State.BLOCKED).count();
        var scaled = new ArrayList<Long>(List.of(columns.swapUsed(), columns.free()));
        scaled.addAll(active ? List.of(meminfo.kib("Inactive"), meminfo.kib("Active")) : List.of(columns.buffers(), columns.cached()));
        scaled.replaceAll(kib -> kib * 1024 / unit);
        return VMSTAT_HEAD.formatted(active ? "inact active" : " buff  cache")
            + "%2d %2d %6d %6d %6d %6d %4d %4d %5d %5d %4d %4d %2d %2d %2d %2d %2d\n".formatted(running, blocked, scaled.get(0),
                scaled.get(1), scaled.get(2), scaled.get(3), 0, 0, 0, 0, 0, 0, 0, 0, 100, 0, 0);
    }

    private static Tool find(String name) {
        return TOOLS.stream().filter(tool -> tool.name().equals(name)).findFirst().orElseThrow();
    }
}
