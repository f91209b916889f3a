package diptych.sim.shell;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.Simulation;
import diptych.sim.model.Outcome;
import diptych.sim.model.Witness;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed has an answer: nothing throws, nothing is longer than an answer may be, and what is asked for is accepted. */
class AnyLineTest {
    private static final String[] GUEST = {"-", "--", "-m", "-9", "-n", "0", "1", "99999999999999999999", "/", "/data", "/data/x", "|",
        "grep",
        "'", "\"", "\\", ">", "2>&1", "&", "a*", "[a", "\\(", "366", "400", "if=/dev/zero", "of=/data/x", "of=/run/x", "bs=1M", "bs=9T",
        "count=99999999", "count=3", "conv=fsync", "--vm", "--vm-bytes", "64", "1G", "9999999G", "pid,stat", "-eo", "-o", "hv_balloon",
            "-u",
        "start", "stop", "restart", "kill", "hv-vss-daemon", "now", "-f", "=", "pid=", "pid:0", "é", "\u4e2d", "#"};
    private static final String[] HOST = {"-", "-Name", "-VMName", "vm1", "VM*", "*", "|", "'", "\"", "`", ",", "-Foo", "-M",
        "-MinimumBytes", "1GB",
        "-1", "99999999999999999999", "9999999TB", "-Buffer", "0", "select", "fl", "ft", "-First", "$true", "$x", "-Confirm:$false",
            "start", "backup",
        "get", "status", "-backupTarget:C:", "-hyperv:vm1", "-quiet", "-version:", "stop", "job", "\\*(*)\\*", "-ListSet", "-MaxEvents",
            "Name", ":",
        "-:", "é", "\u4e2d"};

    @ParameterizedTest @ValueSource(longs = {1, 2, 3, 4})
    void any_line_has_an_answer(long seed) {
        var random = new Random(seed);
        var typing = Typing.backedUp("6.1");
        for (int i = 0; i < 3_000; i++) {
            boolean host = random.nextBoolean();
            String line = host ? line(random, PowerShell.CMDLETS.get(random.nextInt(PowerShell.CMDLETS.size())).name(), HOST)
                : line(random, GuestShell.TOOLS.get(random.nextInt(GuestShell.TOOLS.size())).name(), GUEST);
            if (host && random.nextInt(5) == 0) line = line(random, "wbadmin", HOST);
            String typed = "seed " + seed + ": " + line;
            Answer answer;
            try {
                answer = host ? PowerShell.type(typing.world(), List.of(), line) : GuestShell.type(typing.world(), typing.vm(), List.of(),
                    line);
            } catch (RuntimeException bug) {
                throw new AssertionError(typed, bug);
            }
            assertThat(answer.text().length()).as(typed).isLessThanOrEqualTo(Answer.LONGEST);
            answer.asked().ifPresent(command -> assertThat(Simulation.submit(typing.world(), command, Witness.NOBODY)).as(typed)
                .isInstanceOf(Outcome.Accepted.class));
        }
    }

    private static String line(Random random, String first, String[] words) {
        var line = new StringBuilder(first);
        for (int i = random.nextInt(6); i > 0; i--) line.append(random.nextInt(8) == 0 ? "" : " ").append(words[random.nextInt(
            words.length)]);
        return line.toString();
    }
}
