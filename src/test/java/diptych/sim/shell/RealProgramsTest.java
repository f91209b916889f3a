package diptych.sim.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real programs beside ours: what depends on no machine must be the same, byte for byte, and so must the exit status. A program that is
 * not on this machine, or is of another release than Debian 12's, is passed over.
 */
class RealProgramsTest {
    private static final Typing GUEST = Typing.backedUp("6.1");

    @TempDir Path folder;

    /** What a real shell makes of a line. */
    private record Real(String text, int status) {
        static Real of(String line) {
            try {
                var builder = new ProcessBuilder("bash", "-c", line).redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
                builder.environment().put("LC_ALL", "C");
                Process process = builder.start();
                String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor(20, TimeUnit.SECONDS)).as(line).isTrue();
                return new Real(text.replace("bash: line 1: ", "bash: "), process.exitValue());
            } catch (IOException unable) {
                return new Real("", 127);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }

        static boolean has(String command, String release) {
            return of(command).text.contains(release);
        }
    }

    private static void sameAs(String line) {
        String program = line.split("[ |]", 2)[0];
        assumeTrue(Real.of("type " + program).status == 0 || Real.of("type bash").status == 0 && program.equals("bogus"), program);
        Real real = Real.of(line);
        Answer ours = GuestShell.type(GUEST.world(), GUEST.vm(), List.of(), line);
        assertThat(ours.text()).as(line).isEqualTo(real.text);
        assertThat(ours.status()).as("status of " + line).isEqualTo(real.status);
    }

    @ParameterizedTest @ValueSource(strings = {"free -x", "free --bogus", "free foo", "free -m -k", "free -s", "free -c 0", "free --help",
        "free -V", "free -k -s 0", "free --ki", "free --mega=3", "free -mzh", "vmstat -S x", "vmstat foo", "vmstat 0", "vmstat 1 x",
        "vmstat -V", "ps -z", "ps --foo", "ps -eo foo", "ps -o pid,bogus", "ps -p", "ps -p abc", "ps -V", "pgrep", "pkill -f", "pgrep -x",
        "pgrep no-such-program-here"})
    void procps_complains_alike(String line) {
        assumeTrue(Real.has("free -V", "procps-ng 4.0.2"), "procps-ng 4.0.2");
        sameAs(line);
    }

    @ParameterizedTest @ValueSource(strings = {"mount /nope", "mount --bogus", "mount -z", "mount /dev/nope", "fsfreeze", "fsfreeze -f",
        "fsfreeze -f /nope", "fsfreeze -u /nope", "fsfreeze -x /", "fsfreeze -f -u /", "fsfreeze /", "fsfreeze --help", "fsfreeze -V",
        "fsfreeze -f / /tmp", "fsfreeze --free", "swapon --bogus", "swapon -z", "swapon /nope", "swapoff", "swapoff /nope", "swapoff -z",
        "umount /nope", "umount", "dmesg --bogus", "dmesg -z"})
    void util_linux_complains_alike(String line) {
        assumeTrue(Real.has("fsfreeze -V", "util-linux 2.38.1"), "util-linux 2.38.1");
        sameAs(line);
    }

    @ParameterizedTest @ValueSource(strings = {"cat /nope", "cat -z", "cat /proc", "cat --bogus", "df --bogus", "df -z", "df /nope",
        "df -t",
        "df -t nope", "uname --bogus", "uname -z", "uname foo", "uname -s", "uname -o", "uname -so", "sync --bogus", "sync /nope",
            "sync -z",
        "sync -d", "sync -d -f /", "dd if=/nope of=/dev/null", "dd foo", "dd bogus=1", "dd if=/dev/zero of=/dev/null bs=1x count=1",
        "dd if=/dev/zero of=/nope/x bs=1M count=1", "dd conv=foo", "dd bs=0", "dd count=x", "dd oflag=x", "ls /nope", "ls --bogus",
        "rm /nope-at-all", "rm", "rm -z", "rm -f /nope-at-all", "head -n x /proc/mounts", "tail -n x /proc/mounts", "head /nope",
        "wc -l /nope", "echo hi there", "echo -n hi", "date foo --bogus", "whoami"})
    void coreutils_complain_alike(String line) {
        assumeTrue(Real.has("df --version", "coreutils) 9.1"), "coreutils 9.1");
        sameAs(line);
    }

    @ParameterizedTest @ValueSource(strings = {"kill", "kill foo", "kill 999999", "kill -9 999999", "kill -BOGUS 1", "kill -l", "kill -l 9",
        "kill -l TERM", "kill -s", "kill -s NOPE 1", "kill -9", "bogus", "/no/such/thing", "echo 'a", "| cat", "help foo",
        "type bogus", "echo a >", "echo a'b'\"c\"\\d", "true", "false", "echo a 2>/dev/null", "bogus 2>/dev/null",
            "cat /nope 2>&1 | wc -l"})
    void bash_complains_alike(String line) {
        assumeTrue(Real.has("bash --version", "version 5.2"), "bash 5.2");
        if (line.equals("| cat") || line.equals("echo 'a") || line.equals("echo a >")) {
            String first = Real.of(line).text.lines().filter(each -> !each.contains("`" + line + "'")).findFirst().orElseThrow();
            assertThat(GUEST.complains(line).lines().findFirst().orElseThrow()).isEqualTo(first.replace("bash: -c: line 1: ", "bash: "));
            return;
        }
        sameAs(line);
    }

    @ParameterizedTest @ValueSource(strings = {"grep", "grep --bogus x", "grep foo /nope", "grep '[a' /nope"})
    void grep_complains_alike(String line) {
        sameAs(line);
    }

    /** Patterns, contexts and counts, over a text that both read. */
    @Test void filters_choose_the_same_lines() throws IOException {
        Path text = folder.resolve("meminfo");
        Files.writeString(text, GUEST.prints("cat /proc/meminfo"));
        for (String filter : List.of("grep Dirty", "grep -i dirty", "grep -v kB", "grep -c Huge", "grep -n ^Mem", "grep 'Total\\|Free'",
            "grep -E 'Total|Free'", "grep 'kB$'", "grep kB$", "grep -w Active", "grep 'S.*e:'", "grep '[[0-9]8 kB'",
            "grep -A 1 -B 2 Dirty", "grep '^[A-M]*[a-z]\\+:'", "head -3", "head -n -40", "tail -2", "tail -n +50",
                "sort -rn -k 2 | head -4",
            "sort | head -5", "wc -l", "wc", "grep -q Dirty", "grep -q Nothing", "grep -F 'a.c'", "grep 'x*'", "cat -n | head -2")) {
            Real real = Real.of("cat " + text + " | " + filter);
            Answer ours = GuestShell.type(GUEST.world(), GUEST.vm(), List.of(), "cat /proc/meminfo | " + filter);
            assertThat(ours.text()).as(filter).isEqualTo(real.text);
            assertThat(ours.status()).as("status of " + filter).isEqualTo(real.status);
        }
    }

    @Test void vmstat_has_the_real_columns() {
        assumeTrue(Real.has("vmstat -V", "procps-ng 4.0.2"), "procps-ng 4.0.2");
        for (String line : List.of("vmstat", "vmstat -a", "vmstat -S M")) {
            List<String> real = Real.of(line).text.lines().toList();
            List<String> ours = GUEST.prints(line).lines().toList();
            assertThat(ours.subList(0, 2)).isEqualTo(real.subList(0, 2));
            assertThat(ours).hasSameSizeAs(real);
            assertThat(ours.get(2).strip().split(" +")).hasSameSizeAs(real.get(2).strip().split(" +"));
        }
    }

    /** Our table, fed with what the real df says of this machine, is the real df's. */
    @ParameterizedTest @ValueSource(strings = {"df", "df -T", "df -P"})
    void df_lays_out_its_table_alike(String line) {
        assumeTrue(Real.has("df --version", "coreutils) 9.1"), "coreutils 9.1");
        List<Df.Row> rows = rows(Real.of("df -T").text);
        boolean portable = line.equals("df -P");
        var scale = new Df.Scale(0, 1024, portable ? "1024-blocks" : "1K-blocks");
        assertThat(alike(Df.table(rows, scale, line.equals("df -T"), portable))).isEqualTo(alike(Real.of(line).text));
    }

    /** Sizes move while a machine works: they are compared by their place. */
    private static List<String> alike(String table) {
        return table.lines().map(row -> row.replaceAll("[0-9]", "0")).toList();
    }

    private static List<Df.Row> rows(String table) {
        return table.lines().skip(1).map(row -> row.split(" +")).map(word -> new Df.Row(word[0], word[1], Long.parseLong(word[2]),
            Long.parseLong(word[3]), Long.parseLong(word[4]), word[6])).toList();
    }

    /** {@code numfmt} rounds sizes up as df does. */
    @Test void df_writes_sizes_for_people_alike() {
        assumeTrue(Real.of("type numfmt").status == 0, "numfmt");
        for (long bytes : new long[] {1, 999, 1000, 1023, 1024, 1025, 10_000, 10_239, 10_240, 10_241, 102_400, 1_047_552, 1_048_575,
            1_048_576, 1_048_577, 9_999_999, 41_943_040, 42_949_672_960L, 1_099_511_627_775L}) {
            assertThat(Df.human(bytes, 1024)).as(bytes + " by 1024")
                .isEqualTo(Real.of("numfmt --to=iec --round=up " + bytes).text.strip());
        }
    }

    @Test void ps_has_the_real_headings_and_columns() {
        assumeTrue(Real.has("ps -V", "procps-ng 4.0.2"), "procps-ng 4.0.2");
        for (String line : List.of("ps -e", "ps ax", "ps aux", "ps -ef", "ps -eo pid,stat,comm", "ps -eo pid,state,comm,rss,vsz,user,time",
            "ps -eo pid,stat,wchan:20,comm", "ps -eo comm,pid,ppid,%mem,args")) {
            assertThat(squeezed(GUEST.prints(line))).as(line).isEqualTo(squeezed(Real.of(line).text));
        }
    }

    /** Of which width process ids are depends on the machine. */
    private static String squeezed(String table) {
        return table.lines().findFirst().orElseThrow().replaceAll(" +(P?PID)", " $1");
    }

    @Test void dd_reports_alike_but_for_the_time_it_took() {
        assumeTrue(Real.has("df --version", "coreutils) 9.1"), "coreutils 9.1");
        for (String line : List.of("dd if=/dev/zero of=/dev/null bs=1M count=3", "dd if=/dev/zero of=/dev/null count=1",
            "dd if=/dev/zero of=/dev/null bs=1 count=1", "dd if=/dev/zero of=/dev/null bs=1000 count=1",
            "dd if=/dev/zero of=/dev/null bs=10k count=33", "dd if=/dev/zero of=/dev/null bs=1M count=2 status=none",
            "dd if=/dev/zero of=/dev/null bs=64K count=7 status=noxfer")) {
            assertThat(untimed(GUEST.prints(line))).as(line).isEqualTo(untimed(Real.of(line).text));
        }
    }

    private static String untimed(String report) {
        return report.replaceAll("copied, .*", "copied");
    }

    @Test void every_program_that_is_here_can_be_asked_for_help() {
        Stream<Tool> programs = GuestShell.TOOLS.stream().filter(tool -> !tool.options().isEmpty());
        assertThat(programs).allSatisfy(tool -> assertThat(GUEST.guest(tool.name() + " --help").text()).as(tool.name())
            .containsIgnoringCase("usage"));
    }
}
