package diptych.sim.console;

import static diptych.sim.Story.disk;
import static diptych.sim.Story.given;
import static diptych.sim.Story.kernel;
import static diptych.sim.Story.mount;
import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.Story;
import diptych.sim.model.BackupFault;
import diptych.sim.model.BackupStage.Moment;
import diptych.sim.model.Command;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.GuestSettings.Daemon;
import org.junit.jupiter.api.Test;

/**
 * What an administrator reads of the VSS daemon's service. {@code systemd-252.golden} was written by systemd 252 of Debian 12 and its
 * journald, as the first process of a machine of their own, with Debian's unit and a daemon that says the same lines; they cannot count
 * tasks and memory there, so those two lines are in no comparison, and neither are moments, spans and process ids.
 */
class VssServiceTest {
    private static final Command START = new Command.StartDaemon(Story.VM);
    private static final Command STOP = new Command.StopDaemon(Story.VM);
    private static final Command KILL = new Command.KillDaemon(Story.VM);

    @Test void a_daemon_that_runs_looks_as_systemd_shows_it() {
        Story story = running("6.1", Daemon.RUNNING, "6.1").backup().finished();
        assertThat(shape(status(story))).isEqualTo(shape(recorded("running")));
    }

    @Test void one_that_was_killed_has_failed_and_one_that_was_stopped_has_not() {
        Story story = running("6.1", Daemon.RUNNING, "6.1").backup().finished().when(KILL).pass(1);
        assertThat(shape(status(story))).isEqualTo(shape(recorded("killed")));
        assertThat(shape(status(story.when(START).pass(1)))).isEqualTo(shape(recorded("started again")));
        assertThat(shape(status(story.when(STOP).pass(1)))).isEqualTo(shape(recorded("stopped")));
    }

    @Test void one_that_has_exited_is_a_failure_of_its_own_kind() {
        Story story = running("6.1", Daemon.RUNNING, "4.14");
        assertThat(shape(status(loseChannel(story)))).isEqualTo(shape(recorded("exited")));
    }

    @Test void the_journal_of_the_unit_keeps_every_run() {
        Story story = running("6.1", Daemon.RUNNING, "4.14").backup().finished().when(KILL).pass(1).when(START).pass(1).when(STOP).pass(1)
            .when(START).pass(1);
        assertThat(shape(Journalctl.print(loseChannel(story).vm()))).isEqualTo(shape(recorded("journal of the unit")));
        assertThat(recorded("journal of the identifier")).as("nobody finds the daemon by the name it gives itself").isEmpty();
    }

    @Test void a_service_that_nobody_wants_at_boot_is_forgotten_when_it_is_stopped() {
        Story story = running("6.1", Daemon.STOPPED, "6.1");
        assertThat(status(story)).isEqualTo(recorded("never started, disabled"));
        String after = shape(status(story.when(START).pass(1).when(STOP).pass(1)));
        String recorded = shape(recorded("stopped, disabled"));
        assertThat(after).startsWith(recorded.substring(0, recorded.indexOf("\n\n"))).doesNotContain("Main PID");
        assertThat(recorded).endsWith(after.substring(after.indexOf("\n\n") + 2));
    }

    @Test void what_is_not_installed_cannot_be_found() {
        assertThat(status(running("6.1", Daemon.ABSENT, "6.1"))).isEqualTo(recorded("absent"));
        assertThat(status(running("3.16", Daemon.ABSENT, "3.16"))).isEqualTo("""
            ● hyperv-daemons.hv-vss-daemon.service
               Loaded: not-found (Reason: No such file or directory)
               Active: inactive (dead)
            """);
    }

    @Test void moments_process_ids_and_limits_are_the_machine_s() {
        Story story = running("6.1", Daemon.RUNNING, "6.1").until(190.25);
        assertThat(status(story)).isEqualTo("""
            ● hv-vss-daemon.service - Hyper-V volume shadow copy service (VSS) daemon
                 Loaded: loaded (/lib/systemd/system/hv-vss-daemon.service; enabled; preset: enabled)
                 Active: active (running) since Mon 2025-06-02 09:00:05 UTC; 3min 5s ago
               Main PID: 366 (hv_vss_daemon)
                  Tasks: 1 (limit: 2419)
                 Memory: 240.0K
                    CPU: 2ms
                 CGroup: /system.slice/hv-vss-daemon.service
                         └─366 /usr/sbin/hv_vss_daemon -n

            Jun 02 09:00:05 vm1 systemd[1]: Started hv-vss-daemon.service - Hyper-V volume shadow copy service (VSS) daemon.
            Jun 02 09:00:05 vm1 hv_vss_daemon[366]: Hyper-V VSS: VSS starting; pid is:366
            Jun 02 09:00:05 vm1 hv_vss_daemon[366]: Hyper-V VSS: VSS: kernel module version: 129
            """);
    }

    /** The shape of a published capture of Debian 8; the name was changed with 5.8. */
    @Test void an_old_Debian_has_longer_names_and_says_less() {
        Story story = running("3.16", Daemon.RUNNING, "3.16").until(20);
        assertThat(status(story)).startsWith("""
            ● hyperv-daemons.hv-vss-daemon.service - Hyper-V volume shadow copy service (VSS) daemon
               Loaded: loaded (/lib/systemd/system/hyperv-daemons.hv-vss-daemon.service; enabled)
               Active: active (running) since Mon 2025-06-02 09:00:05 UTC; 15s ago
             Main PID: 366 (hv_vss_daemon)
               CGroup: /system.slice/hyperv-daemons.hv-vss-daemon.service
                       └─366 /usr/sbin/hv_vss_daemon -n

            """);
        assertThat(status(story.when(KILL))).contains("""
               Active: failed (Result: signal) since Mon 2025-06-02 09:00:20 UTC; now
              Process: 366 ExecStart=/usr/sbin/hv_vss_daemon -n (code=killed, signal=KILL)
             Main PID: 366 (code=killed, signal=KILL)
            """).endsWith("""
            Jun 02 09:00:20 vm1 systemd[1]: hyperv-daemons.hv-vss-daemon.service: main process exited, code=killed, status=9/KILL
            Jun 02 09:00:20 vm1 systemd[1]: Unit hyperv-daemons.hv-vss-daemon.service entered failed state.
            """);
        assertThat(status(running("4.19", Daemon.RUNNING, "4.19")))
            .contains("; enabled; vendor preset: enabled)", "    Tasks: 1 (limit: 2419)\n");
        assertThat(SystemctlStatus.unit(running("5.10", Daemon.RUNNING, "5.10").vm())).isEqualTo("hv-vss-daemon.service");
    }

    @Test void a_new_run_has_a_new_process_id_and_the_old_one_is_not_mistaken_for_it() {
        Story story = running("6.1", Daemon.RUNNING, "6.1").fault(new BackupFault.RestartDaemon(Moment.FREEZING)).backup().finished();
        assertThat(Journalctl.print(story.vm())).containsSubsequence("status=9/KILL", "Failed with result 'signal'.\n", "Started hv-vss",
            "hv_vss_daemon[400]: Hyper-V VSS: VSS starting; pid is:400\n");
        assertThat(Ps.print(story.vm())).contains("    400 Ss   hv_vss_daemon\n").doesNotContain("    366 ");
    }

    @Test void syslog_has_the_same_lines_without_process_ids() {
        assertThat(Syslog.print(running("5.10", Daemon.RUNNING, "5.10").vm())).isEqualTo("""
            Jun  2 09:00:05 vm1 Hyper-V VSS: VSS starting; pid is:366
            Jun  2 09:00:05 vm1 Hyper-V VSS: VSS: kernel module version: 129
            """);
        assertThat(Syslog.print(running("6.1", Daemon.RUNNING, "6.1").vm()))
            .startsWith("2025-06-02T09:00:05.000000+00:00 vm1 Hyper-V VSS: VSS starting; pid is:366\n");
    }

    @Test void nobody_asks_a_guest_that_is_off_or_has_no_systemd() {
        Story off = given(Story.vm(kernel("6.1")));
        Story bsd = given(Story.vm(Story.guest("6.1", guest -> guest.os(GuestSettings.GuestOs.FREEBSD)))).started();
        for (Story story : new Story[] {off, bsd}) {
            assertThat(status(story) + Journalctl.print(story.vm()) + Syslog.print(story.vm())).isEmpty();
        }
    }

    private static Story loseChannel(Story story) {
        return story.fault(new BackupFault.LoseChannel(Moment.CHECKING)).backup().pass(3);
    }

    private static String status(Story story) {
        return SystemctlStatus.print(story.vm(), story.world().now());
    }

    private static Story running(String kernel, Daemon daemon, String version) {
        var guest = Story.guest(kernel, settings -> settings.daemon(daemon, version));
        return given(Story.vm(guest, disk("system.vhdx", 100, mount("/", "ext4", 0)))).started();
    }

    private static String recorded(String name) {
        String all = Golden.read("systemd-252.golden");
        String rest = all.substring(all.indexOf("### " + name + "\n") + name.length() + 5);
        return rest.contains("### ") ? rest.substring(0, rest.indexOf("### ")) : rest;
    }

    /** Without what differs from run to run. */
    private static String shape(String text) {
        return text.replaceAll("(?m)^ *(Tasks|Memory): .*\n", "").replaceAll("since .* ago", "since WHEN")
            .replaceAll("(?m)^[A-Z][a-z]{2} [0-9]{2} [0-9:]{8} ", "WHEN ").replaceAll("(Duration|CPU): .*", "$1: SPAN")
            .replaceAll("(\\[|pid is:|PID: |Process: |└─)[0-9]+", "$1PID");
    }
}
