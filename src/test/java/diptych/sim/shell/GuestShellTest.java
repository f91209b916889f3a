package diptych.sim.shell;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.Story;
import diptych.sim.console.FreeProgram;
import diptych.sim.console.Meminfo;
import diptych.sim.model.Command;
import diptych.sim.model.Procps;
import diptych.sim.shell.Answer.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell of a guest: a line prints what the program prints, and does what the matching button does. */
class GuestShellTest {
    private static final String UNIT = "hv-vss-daemon.service";

    // What only looks

    @Test void free_prints_what_free_prints() {
        var guest = Typing.dynamic("6.1");
        assertThat(guest.prints("free -m")).isEqualTo(FreeProgram.print(Meminfo.of(guest.vm()), Procps.V4_0_2, "-m"));
        assertThat(guest.prints("/usr/bin/free  --mebi")).isEqualTo(guest.prints("free -m"));
        assertThat(guest.prints("cat /proc/meminfo")).isEqualTo(Meminfo.of(guest.vm()).text());
    }

    @Test void programs_are_those_of_the_guests_time() {
        assertThat(Typing.dynamic("4.2").complains("free -v")).startsWith("free: invalid option -- 'v'\n").doesNotContain("--committed");
        assertThat(Typing.dynamic("6.1").prints("free -v")).contains("Comm:");
        assertThat(Typing.dynamic("4.2").complains("systemctl frobnicate")).isEqualTo("Unknown operation frobnicate.\n");
        assertThat(Typing.dynamic("6.1").complains("systemctl frobnicate")).isEqualTo("Unknown command verb frobnicate.\n");
        assertThat(Typing.dynamic("4.2").prints("journalctl -b")).startsWith("-- Logs begin at Mon 2025-06-02 09:00:04 UTC, end at ");
        assertThat(Typing.dynamic("5.10").prints("journalctl -b")).startsWith("-- Journal begins at ");
    }

    @ParameterizedTest @CsvSource({"4.2, 4.2.0", "6.16, 6.16.0"})
    void uname_tells_the_kernel(String kernel, String release) {
        assertThat(Typing.dynamic(kernel).prints("uname -r")).isEqualTo(release + "\n");
    }

    @Test void a_pipe_hands_on_what_was_printed_but_not_what_was_complained_of() {
        var guest = Typing.dynamic("6.1");
        assertThat(guest.prints("free -m | grep Mem: | wc -l")).isEqualTo("1\n");
        assertThat(guest.guest("cat /nope | wc -l").text()).isEqualTo("cat: /nope: No such file or directory\n0\n");
        assertThat(guest.prints("cat /nope 2>&1 | wc -l")).isEqualTo("1\n");
    }

    @Test void what_bash_could_do_and_this_shell_cannot_is_said() {
        for (String line : List.of("free; free", "free && free", "echo $HOME", "cat `ls`", "free > /root/x", "grep '\\(a\\)' /proc/meminfo",
            "pgrep '('", "umount /data", "ps -ef >> x", "dd if=/dev/zero of=/dev/null", "shutdown -h +5")) {
            Answer answer = Typing.backedUp("6.1").guest(line);
            assertThat(answer.printed()).as(line).extracting(Answer.Printed::kind).containsExactly(Kind.NOT_HERE);
            assertThat(answer.asked()).as(line).isEmpty();
        }
    }

    @Test void quotes_and_backslashes_keep_words_together() {
        assertThat(Typing.dynamic("6.1").prints("echo 'a  b' \"c  $\"'d' e\\ f   g # h".replace("$", ""))).isEqualTo("a  b c  d e f g\n");
    }

    @Test void everything_that_can_be_typed_explains_itself() {
        var guest = Typing.dynamic("6.1");
        String help = guest.prints("help");
        for (Tool tool : GuestShell.TOOLS) {
            assertThat(help).contains(tool.name());
            assertThat(guest.prints("man " + tool.name())).startsWith("NAME\n       " + tool.name() + " - ").contains("SYNOPSIS");
            assertThat(guest.prints("type " + tool.name())).contains(tool.name());
        }
        assertThat(guest.complains("man nothing")).isEqualTo("No manual entry for nothing\n");
    }

    // What acts

    @Test void stress_takes_memory_until_it_is_killed() {
        var guest = Typing.dynamic("6.1");
        Answer begun = guest.guest("stress --vm 2 --vm-bytes 100M --vm-keep -t 300s");
        assertThat(begun.text()).isEqualTo("stress: info: [400] dispatching hogs: 0 cpu, 0 io, 2 vm, 0 hdd\n");
        assertThat(begun.printed()).extracting(Answer.Printed::kind).contains(Kind.GOES_ON);
        assertThat(guest.prints("pgrep -c stress")).isEqualTo("2\n");
        assertThat(guest.prints("ps -C stress -o pid,stat,rss"))
            .isEqualTo("    PID STAT   RSS\n    400 R    102400\n    401 R    102400\n");
        assertThat(guest.guest("kill 401").asked()).contains(new Command.EndStress(Story.VM));
        assertThat(guest.complains("pgrep stress")).isEmpty();
    }

    @Test void stress_complains_of_what_it_cannot_read() {
        var guest = Typing.dynamic("6.1");
        assertThat(guest.complains("stress --vm x")).isEqualTo("stress: FAIL: [400] invalid number: x\n");
        assertThat(guest.complains("stress --vm-bytes 1G")).contains("no workers specified");
        assertThat(guest.complains("stress --vm 1000")).contains("fork failed: Resource temporarily unavailable");
    }

    @Test void fsfreeze_freezes_and_thaws_and_who_writes_meanwhile_sleeps_in_state_D() {
        var guest = Typing.backedUp("6.1");
        assertThat(guest.guest("fsfreeze -f /data").asked()).contains(new Command.Freeze(Story.VM, "/data"));
        guest.story().pass(1);
        assertThat(guest.complains("fsfreeze -f /data")).isEqualTo("fsfreeze: /data: freeze failed: Device or resource busy\n");
        Answer asleep = guest.guest("dd if=/dev/zero of=/data/fill bs=1M count=3");
        assertThat(asleep.text()).as("it has not reported").isEmpty();
        assertThat(asleep.printed()).containsExactly(new Answer.Printed(Kind.ASLEEP, "dd (400)"));
        assertThat(guest.prints("ps -eo stat,wchan:18,comm | grep dd$")).isEqualTo("D    percpu_rwsem_wait  dd\n");
        assertThat(guest.prints("vmstat | tail -1")).startsWith(" 0  1 ");
        assertThat(guest.prints("df /data")).as("reading goes on").contains("/data");
        guest.guest("fsfreeze -u /data");
        guest.story().pass(1);
        assertThat(guest.complains("pgrep dd")).as("it went on after the thaw").isEmpty();
        assertThat(guest.prints("ls -l /data")).isEqualTo("-rw-r--r-- 1 root root      3145728 fill\n");
        assertThat(guest.complains("fsfreeze -u /data")).isEqualTo("fsfreeze: /data: unfreeze failed: Invalid argument\n");
    }

    @Test void dd_fills_a_file_and_reports() {
        var guest = Typing.backedUp("6.1");
        assertThat(guest.prints("dd if=/dev/zero of=/data/a bs=1M count=64"))
            .isEqualTo("64+0 records in\n64+0 records out\n67108864 bytes (67 MB, 64 MiB) copied, 0 s, Infinity B/s\n");
        guest.prints("dd if=/dev/zero of=/data/a bs=1M count=2");
        assertThat(guest.prints("ls -l /data")).as("it was truncated first").contains("2097152 a");
        guest.prints("dd if=/dev/zero of=/data/a bs=1M count=2 oflag=append conv=notrunc");
        assertThat(guest.prints("ls -l /data")).as("and now it was not").contains("4194304 a");
        guest.prints("rm /data/a");
        assertThat(guest.complains("rm /data/a")).isEqualTo("rm: cannot remove '/data/a': No such file or directory\n");
    }

    @Test void dd_that_is_never_told_to_stop_fills_the_file_system() {
        Answer full = Typing.backedUp("6.1").guest("dd if=/dev/zero of=/data/all bs=1M");
        assertThat(full.asked()).isPresent();
        assertThat(full.printed()).as("more than memory can hold at once: it waits for the disk").isNotEmpty();
    }

    @Test void systemctl_stops_and_starts_the_daemon() {
        var guest = Typing.backedUp("6.1");
        assertThat(guest.prints("systemctl is-active " + UNIT)).isEqualTo("active\n");
        assertThat(guest.guest("systemctl stop hv-vss-daemon").asked()).contains(new Command.StopDaemon(Story.VM));
        assertThat(guest.guest("systemctl status " + UNIT).status()).isEqualTo(3);
        assertThat(guest.guest("systemctl stop hv-vss-daemon")).as("it is done already").isEqualTo(Answer.NOTHING);
        guest.guest("systemctl start hv-vss-daemon");
        assertThat(guest.prints("systemctl is-active " + UNIT)).isEqualTo("active\n");
        assertThat(guest.complains("systemctl start foo")).isEqualTo("Failed to start foo.service: Unit foo.service not found.\n");
    }

    @Test void a_restart_is_both_at_one_moment() {
        var guest = Typing.backedUp("6.1");
        String before = guest.prints("pidof hv_vss_daemon");
        assertThat(guest.guest("systemctl restart hv-vss-daemon").asked()).contains(
            Command.all(List.of(new Command.StopDaemon(Story.VM), new Command.StartDaemon(Story.VM))));
        assertThat(guest.prints("pidof hv_vss_daemon")).isNotEqualTo(before);
    }

    @ParameterizedTest @ValueSource(strings = {"kill -9 366", "kill -s KILL 366", "kill -SIGKILL 366", "pkill -9 hv_vss_daemon",
        "pkill --signal KILL vss", "systemctl kill -s KILL hv-vss-daemon"})
    void the_daemon_can_be_killed_in_many_words(String line) {
        assertThat(Typing.backedUp("6.1").guest(line).asked()).contains(new Command.KillDaemon(Story.VM));
    }

    @Test void a_signal_that_only_asks_changes_nothing() {
        assertThat(Typing.backedUp("6.1").guest("kill -0 366")).isEqualTo(Answer.NOTHING);
    }

    @Test void sync_modprobe_reboot_and_poweroff_are_the_commands_of_that_name() {
        assertThat(Typing.backedUp("6.1").guest("sync").asked()).contains(new Command.Sync(Story.VM));
        assertThat(Typing.dynamic("6.1").guest("rmmod hv_balloon").asked()).contains(new Command.UnloadDriver(Story.VM));
        assertThat(Typing.dynamic("6.1").guest("reboot").asked()).contains(new Command.Reboot(Story.VM));
        assertThat(Typing.dynamic("6.1").guest("shutdown -h now").asked()).contains(new Command.Shutdown(Story.VM));
        var guest = Typing.dynamic("6.1");
        guest.guest("rmmod hv_balloon");
        assertThat(guest.complains("rmmod hv_balloon")).isEqualTo("rmmod: ERROR: Module hv_balloon is not currently loaded\n");
        assertThat(guest.prints("lsmod")).startsWith("Module                  Size  Used by\n").doesNotContain("hv_balloon");
        assertThat(guest.guest("modprobe hv_balloon").asked()).contains(new Command.LoadDriver(Story.VM));
    }

    @Test void one_refusal_refuses_the_line() {
        var guest = Typing.backedUp("6.1");
        Answer none = guest.guest("kill 366 99999");
        assertThat(none.text()).isEqualTo("bash: kill: (99999) - No such process\n");
        assertThat(none.asked()).as("the other is killed, as kill does").contains(new Command.StopDaemon(Story.VM));
    }

    // Who is there

    @Test void nobody_answers_in_a_guest_that_does_not_run() {
        var guest = Typing.dynamic("6.1");
        guest.guest("poweroff");
        assertThat(guest.guest("free").printed()).containsExactly(new Answer.Printed(Kind.NOBODY_THERE, "Stopping"));
        guest.story().pass(60);
        assertThat(guest.guest("free").printed()).containsExactly(new Answer.Printed(Kind.NOBODY_THERE, "Off"));
    }

    @Test void an_empty_line_does_nothing() {
        assertThat(Typing.dynamic("6.1").guest("   ")).isEqualTo(Answer.NOTHING);
        assertThat(Typing.dynamic("6.1").guest("# a remark")).isEqualTo(Answer.NOTHING);
    }

    @Test void history_is_what_was_typed_before() {
        var guest = Typing.dynamic("6.1");
        assertThat(GuestShell.type(guest.world(), guest.vm(), List.of("free", "ps"), "history").text())
            .isEqualTo("    1  free\n    2  ps\n    3  history\n");
    }

    @Test void every_offer_of_completion_is_a_line_that_can_be_typed() {
        var guest = Typing.backedUp("6.1");
        for (String offer : GuestShell.offers(guest.vm())) {
            assertThat(GuestShell.type(guest.world(), guest.vm(), List.of(), offer).text()).as(offer).doesNotContain("command not found")
                .doesNotContain("invalid option").doesNotContain("unrecognized");
        }
    }
}
