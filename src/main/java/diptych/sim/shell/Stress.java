package diptych.sim.shell;

import static diptych.sim.shell.Option.flag;
import static diptych.sim.shell.Option.taking;
import static diptych.sim.shell.Option.word;

import diptych.sim.model.Command;
import diptych.sim.shell.Answer.Kind;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.List;
import java.util.Map;

/**
 * {@code stress --vm}: workers that take memory and go on touching it. It runs until its time is over, or until it is killed; without a
 * time it would run for ever. Here it goes to the background at once.
 */
final class Stress {
    private static final long MOST_WORKERS = 64;
    private static final SimTime FOR_EVER = SimTime.seconds(86_400);
    /** Of each worker, if nobody says otherwise. */
    private static final long DEFAULT_BYTES = 256L << 20;
    private static final Map<String, Long> SIZES = Map.of("", 1L, "B", 1L, "K", 1L << 10, "M", 1L << 20, "G", 1L << 30);
    private static final Map<String, Long> TIMES = Map.of("", 1L, "s", 1L, "m", 60L, "h", 3600L, "d", 86_400L);
    private static final List<Option> OPTIONS = List.of(taking('m', "vm", "N", "spawn N workers spinning on malloc()/free()"),
        taking('\0', "vm-bytes", "B", "malloc B bytes per vm worker (default is 256MB)"),
        word("vm-keep", "redirty memory instead of freeing and reallocating"),
        taking('\0', "vm-hang", "N", "sleep N secs before free (default none, 0 is inf)"),
        taking('t', "timeout", "N", "timeout after N seconds"), flag('q', "quiet", "be quiet"), flag('v', "verbose", "be verbose"),
        flag('?', "help", "show this help statement"), word("version", "show version statement"));

    static final List<Tool> TOOLS = List.of(Tool.program("stress", "tool to impose load on and stress test systems", "[OPTION [ARG]] ...",
        OPTIONS, Stress::stress, vm -> List.of("--vm 1 --vm-bytes 512M --vm-keep --timeout 60s", "--vm 2 --vm-bytes 1G --vm-keep")));

    private Stress() {}

    private static Answer stress(Call call) {
        int pid = call.vm().guest().programs().nextPid();
        GetOpt got = GetOpt.parse(call, OPTIONS, 1, "");
        if (got.has("help") || call.arguments().isEmpty()) return Answer.of(TOOLS.get(0).usage());
        if (got.has("version")) return Answer.of("stress 1.0.7\n");
        if (!got.operands().isEmpty()) throw fail(pid, "unrecognized option: " + got.operands().get(0));
        long workers = got.value("vm").map(number -> number(pid, number, Map.of("", 1L))).orElse(0L);
        long bytes = got.value("vm-bytes").map(number -> number(pid, number, SIZES)).orElse(DEFAULT_BYTES);
        SimTime length = got.value("timeout").map(number -> number(pid, number, TIMES)).filter(seconds -> seconds > 0)
            .map(seconds -> SimTime.seconds(Math.min(seconds, FOR_EVER.micros() / SimTime.MICROS_PER_SECOND))).orElse(FOR_EVER);
        if (workers == 0) throw fail(pid, "no workers specified");
        if (workers > MOST_WORKERS) throw fail(pid, "fork failed: Resource temporarily unavailable");
        Pages piece = Pages.pages(Math.max(1, Math.ceilDiv(bytes, Pages.KIB_PER_PAGE * 1024)));
        if (Math.multiplyHigh(piece.count(), workers) != 0) throw fail(pid, "error: out of memory");
        String said = got.has("quiet") ? "" : "stress: info: [%d] dispatching hogs: 0 cpu, 0 io, %d vm, 0 hdd\n".formatted(pid, workers);
        Answer answer = call.ask(new Command.Stress(call.vm().name(), Pages.pages(piece.count() * workers), piece, SimTime.ZERO, length,
            false), said, message -> message + "\n");
        return answer.asked().isPresent() ? answer.remark(Kind.GOES_ON, "stress (" + pid + ")") : answer;
    }

    private static Exit fail(int pid, String what) {
        return new Exit(1, "stress: FAIL: [%d] %s\n".formatted(pid, what));
    }

    private static long number(int pid, String written, Map<String, Long> units) {
        String digits = written.replaceFirst("[^0-9].*$", "");
        Long unit = units.get(written.substring(digits.length()));
        if (digits.isEmpty() || digits.length() > 9 || unit == null) throw fail(pid, "invalid number: " + written);
        return Long.parseLong(digits) * unit;
    }
}
