package diptych.sim.console;

import static diptych.sim.Story.disk;
import static diptych.sim.Story.given;
import static diptych.sim.Story.kernel;
import static diptych.sim.Story.mount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import diptych.sim.Story;
import diptych.sim.model.Command;
import diptych.sim.model.IoProgram.Kind;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code ps}: the layout of the real one, and what a freeze looks like in it. */
class PsTest {

    /** On a Linux with procps: the same processes, printed by the real program and by ours. */
    @Test void columns_are_those_of_the_real_program() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ps")) && Files.exists(Path.of("/proc/sys/kernel/pid_max")));
        int digits = Files.readAllLines(Path.of("/proc/sys/kernel/pid_max")).get(0).length();
        var child = new ProcessBuilder("/bin/sleep", "60").start();
        try {
            String pids = "1," + ProcessHandle.current().pid() + "," + child.pid();
            String real = run("/usr/bin/ps", "-o", "pid,stat,comm", "-p", pids);
            var processes = new ArrayList<Ps.Process>();
            for (String line : real.lines().skip(1).toList()) {
                var words = line.strip().split(" +", 3);
                processes.add(new Ps.Process(Integer.parseInt(words[0]), words[1], words[2]));
            }
            assertThat(processes).hasSize(3);
            assertThat(Ps.text(digits, processes)).isEqualTo(real);
        } finally {
            child.destroy();
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(process.waitFor() == 0);
        return text;
    }

    /** Written by procps 4.0.2 from a folder of such processes in place of /proc. */
    @Test void a_recorded_list_is_reproduced_with_seven_digits_and_with_five() {
        var processes = List.of(new Ps.Process(1, "Ss", "systemd"), new Ps.Process(214, "Ss", "systemd-journal"),
            new Ps.Process(366, "Ds", "hv_vss_daemon"), new Ps.Process(400, "R", "stress"), new Ps.Process(401, "D", "fio"),
            new Ps.Process(12_345, "S", "dd"));
        assertThat(Ps.text(7, processes) + Ps.text(5, processes)).isEqualTo(Golden.read("ps-4.0.2.golden"));
    }

    @Test void an_idle_guest() {
        assertThat(Ps.print(guest("6.1").vm())).isEqualTo("""
                PID STAT COMMAND
                  1 Ss   systemd
                214 Ss   systemd-journal
                365 Ss   hv_kvp_daemon
                366 Ss   hv_vss_daemon
                371 Ss   sshd
                388 Ss   nginx
                395 Ss   postgres
            """);
    }

    @Test void a_kernel_before_systemd_243_has_process_ids_of_five_digits() {
        assertThat(Ps.print(guest("4.19").vm())).startsWith("  PID STAT COMMAND\n    1 Ss   systemd\n");
    }

    @Test void who_writes_to_a_frozen_file_system_is_in_state_D_and_who_reads_is_not() {
        Story story = guest("6.1").when(program(Kind.WRITER, "/data/file")).when(program(Kind.READER, "/data/file"))
            .when(new Command.Freeze(Story.VM, "/data")).pass(2);
        assertThat(Ps.print(story.vm())).contains("    400 D    fio\n", "    401 S    reader\n");
        assertThat(Ps.print(story.when(new Command.Thaw(Story.VM, "/data")).pass(1).vm())).contains("    400 S    fio\n");
    }

    @Test void the_daemon_sleeps_in_state_D_while_its_call_writes_a_file_system_out() {
        Story story = given(Story.vm(kernel("6.1"), disk("system.vhdx", 4096, mount("/", "ext4", 300)))).started().backup().pass(2);
        assertThat(story.frozen()).as("still being written out").isEmpty();
        assertThat(Ps.print(story.vm())).contains("    366 Ds   hv_vss_daemon\n");
        assertThat(Ps.print(story.finished().vm())).contains("    366 Ss   hv_vss_daemon\n");
    }

    @Test void a_workload_keeps_running_whatever_is_frozen() {
        Story story = guest("6.1").stress(100, 50, 0, 60).when(new Command.Freeze(Story.VM, "/data")).pass(1);
        assertThat(Ps.print(story.vm())).contains("R    ");
    }

    @Test void a_daemon_that_is_gone_is_not_there() {
        assertThat(Ps.print(guest("6.1").when(new Command.KillDaemon(Story.VM)).vm())).contains("hv_kvp").doesNotContain("hv_vss");
        assertThat(Ps.print(given(Story.vm(kernel("6.1"))).vm())).as("nobody types into a VM that is off").isEmpty();
    }

    private static Story guest(String kernel) {
        return given(Story.vm(kernel(kernel), disk("system.vhdx", 4096, mount("/", "ext4", 0)),
            disk("data.vhdx", 4096, mount("/data", "ext4", 0)))).started();
    }

    private static Command program(Kind kind, String path) {
        return new Command.RunProgram(Story.VM, kind, path, Pages.ofMib(4), SimTime.seconds(600));
    }
}
