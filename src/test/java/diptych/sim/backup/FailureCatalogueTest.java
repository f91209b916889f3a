package diptych.sim.backup;

import static diptych.sim.Story.disk;
import static diptych.sim.Story.given;
import static diptych.sim.Story.host;
import static diptych.sim.Story.kernel;
import static diptych.sim.Story.mount;
import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.Story;
import diptych.sim.model.BackupFault;
import diptych.sim.model.BackupJob.State;
import diptych.sim.model.BackupStage.Moment;
import diptych.sim.model.CheckpointType;
import diptych.sim.model.Command;
import diptych.sim.model.Consistency;
import diptych.sim.model.Disk;
import diptych.sim.model.Event;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.GuestSettings.Daemon;
import diptych.sim.model.HostVersion;
import diptych.sim.model.IoProgram;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.Life;
import diptych.sim.model.VssOp;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The failure catalogue of the backup reference, section 12, and what else can be broken: who is stuck, who is not, who is told. */
class FailureCatalogueTest {

    private static GuestSettings guest(String kernel, Daemon daemon, String version) {
        var s = kernel(kernel);
        return new GuestSettings(s.os(), s.arch(), s.kernel(), s.driver(), s.procps(), s.committed(), s.keptBack(), s.swap(),
            s.autoOnline(), s.udevRule(), s.hotAdd(), s.fragmented(), daemon, Optional.of(KernelVersion.parse(version)));
    }

    private static Story running(HostVersion version, GuestSettings guest) {
        return given(host(32_768, version), Story.vm(guest, disk("system.vhdx", 20_480, mount("/", "ext4", 0)),
            disk("data.vhdx", 10_240, mount("/data", "ext4", 0)))).started().until(50);
    }

    private static Story today() {
        return running(HostVersion.WS2022, kernel("6.1"));
    }

    private static List<Long> statuses(Story story, VssOp op) {
        return story.events().stream().filter(event -> event instanceof Event.Vss vss && vss.answer() && vss.op() == op)
            .map(event -> ((Event.Vss) event).status()).toList();
    }

    @Test void no_daemon_by_era() {
        Story modern = running(HostVersion.WS2012R2, guest("4.9", Daemon.ABSENT, "4.9")).backup().finished();
        assertThat(statuses(modern, VssOp.VSS_OP_HOT_BACKUP)).containsExactly(0x80004005L);
        assertThat(modern.job().state()).isEqualTo(State.DONE);
        assertThat(modern.part().consistency()).isEqualTo(Consistency.CRASH);
        Story misled = running(HostVersion.WS2012R2, guest("4.4", Daemon.ABSENT, "4.4")).backup().finished();
        assertThat(statuses(misled, VssOp.VSS_OP_HOT_BACKUP)).containsExactly(0L);
        assertThat(statuses(misled, VssOp.VSS_OP_FREEZE)).containsExactly(0x80004005L);
        assertThat(misled.job().state()).as("the reason for the change of 4.9").isEqualTo(State.FAILED);
        Story first = running(HostVersion.WS2012R2, guest("3.10", Daemon.ABSENT, "3.10")).backup().finished();
        assertThat(first.came(State.FAILED) - first.part().frozenFrom().inSeconds()).as("about 10 minutes").isEqualTo(600);
    }

    @Test void a_late_daemon_before_4_13_exits_and_leaves_the_guest_frozen_a_later_one_thaws() {
        for (String version : new String[] {"4.4", "4.13"}) {
            Story story = given(host(65_536, HostVersion.WS2012R2), Story.vm(Story.VM, 32_768, guest("4.4", Daemon.RUNNING, version),
                disk("system.vhdx", 40_960, mount("/", "ext4", 2390)))).started().until(20).backup().finished().pass(30);
            assertThat(story.job().state()).isEqualTo(State.FAILED);
            assertThat(story.syslog()).contains("Hyper-V VSS: write failed; error: 22 Invalid argument");
            boolean old = version.equals("4.4");
            assertThat(story.frozen()).isEqualTo(old ? List.of("/") : List.of());
            assertThat(story.vm().guest().files().daemon().isRunning()).isEqualTo(!old);
            story.when(new Command.Thaw(Story.VM, "/"));
            assertThat(story.refusal().isEmpty()).as("the way out: fsfreeze -u by hand").isEqualTo(old);
        }
    }

    @Test void a_mount_frozen_by_hand_by_era_of_the_daemon() {
        Story old = running(HostVersion.WS2012R2, guest("4.4", Daemon.RUNNING, "3.16")).when(new Command.Freeze(Story.VM, "/data")).pass(1)
            .backup().finished();
        assertThat(old.job().event()).isEqualTo(10150);
        Story now = today().when(new Command.Freeze(Story.VM, "/data")).pass(1).backup().finished();
        assertThat(now.part().online()).isTrue();
        assertThat(now.frozen()).as("the daemon's THAW thaws what the administrator froze").isEmpty();
        now.when(new Command.Thaw(Story.VM, "/data"));
        assertThat(now.refusal()).isEqualTo("fsfreeze: /data: unfreeze failed: Invalid argument");
    }

    @Test void a_daemon_killed_while_frozen_leaves_everything_frozen_and_the_checkpoint_is_good() {
        Story story = today().fault(new BackupFault.KillDaemon(Moment.CHECKPOINTING)).backup().finished();
        assertThat(story.job().state()).isEqualTo(State.DONE);
        assertThat(story.part().consistency()).isEqualTo(Consistency.FILE_SYSTEM);
        assertThat(statuses(story, VssOp.VSS_OP_THAW)).containsExactly(0x80004005L);
        assertThat(story.frozen()).containsExactly("/", "/data");
        story.when(new Command.Write(Story.VM, "/data/f", Pages.ofMib(5))).pass(200);
        assertThat(story.vm().guest().files().blocked()).isEqualTo(1);
        assertThat(story.guestLog()).anyMatch(line -> line.matches("INFO: task dd:[0-9]+ blocked for more than 120 seconds\\."));
        story.when(new Command.StartDaemon(Story.VM)).pass(5);
        assertThat(story.frozen()).as("a new daemon does not thaw").hasSize(2);
        story.when(new Command.Thaw(Story.VM, "/data")).when(new Command.Thaw(Story.VM, "/"));
        assertThat(story.vm().guest().files().blocked()).isZero();
        assertThat(ConsistencyCheck.file(story.vm(), "/data/f").isWhole()).isTrue();
    }

    @Test void a_daemon_started_again_before_the_thaw_thaws_from_the_mount_table() {
        Story story = today().fault(new BackupFault.RestartDaemon(Moment.CHECKPOINTING)).backup().finished();
        assertThat(statuses(story, VssOp.VSS_OP_THAW)).containsExactly(0L);
        assertThat(story.frozen()).isEmpty();
    }

    @Test void a_thaw_that_is_never_sent_leaves_the_guest_frozen_for_ever() {
        Story story = today().fault(new BackupFault.LoseThaw()).backup().finished().pass(3600);
        assertThat(story.frozen()).containsExactly("/", "/data");
        assertThat(story.vm().guest().files().systems().get(0).freeze().left()).contains("never sent THAW");
    }

    @Test void a_lost_channel_has_today_s_daemon_thaw_and_register_again() {
        Story story = today().fault(new BackupFault.LoseChannel(Moment.CHECKPOINTING)).backup().finished();
        assertThat(story.frozen()).isEmpty();
        story.backup().finished();
        assertThat(story.part().online()).isTrue();
    }

    @Test void a_guest_that_restarts_or_is_turned_off_in_the_window_costs_the_backup_only() {
        for (BackupFault fault : List.of(new BackupFault.Reboot(Moment.CHECKPOINTING), new BackupFault.TurnOff(Moment.FREEZING))) {
            Story story = today().fault(fault).backup().finished().pass(30);
            assertThat(story.job().state()).isEqualTo(State.FAILED);
            assertThat(story.frozen()).isEmpty();
        }
    }

    @Test void a_store_that_is_full_or_gone_fails_the_copy_and_what_was_cut_is_merged() {
        for (BackupFault fault : List.of(new BackupFault.StoreFull(), new BackupFault.StoreGone(), new BackupFault.SnapshotFailure())) {
            Story story = today().fault(fault).backup().finished().pass(60);
            assertThat(story.job().state()).isEqualTo(State.FAILED);
            assertThat(story.vm().storage().disks().get(0).layers()).hasSize(1);
            assertThat(story.vm().life()).isInstanceOf(Life.Running.class);
        }
    }

    @Test void a_merge_that_fails_is_tried_again() {
        Story story = today().fault(new BackupFault.MergeFailure()).backup().finished();
        assertThat(story.job().state()).isEqualTo(State.DONE);
        assertThat(story.world().host().log().lines()).anyMatch(line -> line.text()
            .startsWith("19100: 'vm1' background disk merge failed"));
    }

    @Test void a_second_backup_while_one_runs_and_one_onto_its_own_volume_are_refused() {
        Story story = today().backup().pass(5).backup();
        assertThat(story.job().state()).isEqualTo(State.FAILED);
        assertThat(story.job().message()).contains("in progress");
        story.finished().when(new Command.Backup(List.of(Story.VM), "C:", false));
        assertThat(story.job().message()).contains("the volume being backed up");
    }

    @Test void a_lost_backup_file_shows_when_it_is_needed() {
        Story story = today().backup().finished().fault(new BackupFault.LoseBackupFile("data.vhdx")).when(new Command.Restore(Story.VM));
        assertThat(story.refusal()).contains("its backup lacks data.vhdx");
        assertThat(story.vm().life()).isInstanceOf(Life.Running.class);
    }

    @Test void before_2012_r2_the_vm_is_saved_for_a_while() {
        Story story = running(HostVersion.WS2012, kernel("6.1")).backup().finished().pass(10);
        assertThat(story.guestLog())
            .contains("hv_utils: Integration service 'Backup (volume snapshot)' not supported on this host version.");
        assertThat(story.job().state()).isEqualTo(State.DONE);
        assertThat(story.vm().life()).isInstanceOf(Life.Running.class);
        assertThat(story.events()).anyMatch(event -> event instanceof Event.StateChanged changed && changed.to() == Life.VmState.SAVED);
        story.when(new Command.Restore(Story.VM)).finished();
        assertThat(story.vm().life()).isInstanceOf(Life.Saved.class);
        story.when(new Command.Start(Story.VM)).pass(10);
        assertThat(story.vm().isRunning()).isTrue();
    }

    @Test void of_a_set_one_that_fails_takes_all_with_it_and_nobody_stays_frozen() {
        var one = Story.vm("vm1", 1024, kernel("6.1"), disk("s1.vhdx", 10_240, mount("/", "ext4", 0)));
        var two = Story.vm("vm2", 1024, kernel("6.1"), disk("s2.vhdx", 10_240, mount("/", "ext4", 0), mount("/x", "exfat", 0)));
        Story story = given(host(32_768), one, two).when(new Command.Start("vm1")).when(new Command.Start("vm2")).until(50)
            .when(new Command.SetCheckpointType("vm2", CheckpointType.PRODUCTION_ONLY)).backup("vm1", "vm2").finished().pass(10);
        assertThat(story.job().state()).isEqualTo(State.FAILED);
        assertThat(story.frozen()).isEmpty();
        assertThat(story.vm().storage().disks().get(0).layers()).hasSize(1);
    }

    @Test void pass_through_and_iscsi_disks_are_silently_not_in_the_backup() {
        var iscsi = new Disk("lun0", MiB.mib(1024), 200, Disk.Kind.ISCSI, Disk.Controller.SCSI, List.of(),
            List.of(mount("/lun", "ext4", 0)));
        Story story = given(Story.vm(kernel("6.1"), disk("system.vhdx", 10_240, mount("/", "ext4", 0)), iscsi)).started().until(50)
            .when(new Command.Write(Story.VM, "/lun/f", Pages.ofMib(1))).backup().finished();
        assertThat(story.job().message()).isEmpty();
        assertThat(story.part().froze()).contains("/lun");
        assertThat(story.part().copy().orElseThrow().files()).containsExactly("vm1.vmcx", "vm1.vmgs", "vm1.vmrs", "system.vhdx");
    }

    @Test void an_incremental_backup_copies_what_has_changed() {
        Story story = today().backup().finished().when(new Command.Write(Story.VM, "/data/f", Pages.ofMib(64))).pass(60)
            .when(new Command.Backup(List.of(Story.VM), "store", true)).finished();
        assertThat(story.job().copied()).isBetween(Pages.ofMib(64).count(), Pages.ofMib(66).count());
        story.when(new Command.Restore(Story.VM)).finished();
        assertThat(ConsistencyCheck.file(story.vm(), "/data/f").isWhole()).isTrue();
    }

    @Test void a_loop_device_on_a_frozen_file_system_hangs_an_old_daemon_and_a_new_one_skips_it() {
        var loop = new Disk.Mount("/snap", "ext4", MiB.ZERO, "/dev/loop0", "rw", "/data/image", "");
        for (String version : new String[] {"4.12", "4.14"}) {
            Story story = given(host(32_768, HostVersion.WS2012R2), Story.vm(guest("4.9", Daemon.RUNNING, version),
                disk("s.vhdx", 20_480, mount("/data", "ext4", 0), loop, mount("/", "ext4", 0)))).started().until(50).backup().finished();
            assertThat(story.part().online()).isEqualTo(version.equals("4.14"));
        }
    }

    @Test void a_database_gets_back_every_transaction_it_had_acknowledged_and_nothing_of_its_own_memory() {
        Story story = today().when(new Command.RunProgram(Story.VM, IoProgram.Kind.DATABASE, "/data/db", Pages.ZERO, SimTime.seconds(5000)))
            .pass(21.5);
        for (boolean daemon : new boolean[] {true, false}) {
            if (!daemon) story.when(new Command.StopDaemon(Story.VM));
            story.backup().finished();
            var copy = ConsistencyCheck.files(story.part().copy().orElseThrow());
            var log = copy.systems().get(1).files().get("/data/db/wal");
            var data = copy.systems().get(1).files().get("/data/db/data");
            assertThat(log.size()).as("acknowledged by fsync, so there with or without a freeze").isGreaterThanOrEqualTo(20);
            assertThat(data.size()).as("the last pages were in the database's own memory").isLessThan(log.size());
        }
    }

    @Test void a_database_redoes_from_its_log_what_a_copy_lacks_unless_it_was_ended_in_good_order_before_the_cut() {
        var run = new Command.RunProgram(Story.VM, IoProgram.Kind.DATABASE, "/data/db", Pages.ZERO, SimTime.seconds(50_000));
        for (boolean asked : new boolean[] {false, true}) {
            Story story = today().when(run).pass(21.5);
            if (asked) story.when(new Command.EndProgramOn(Story.VM, "/data/db"));
            story.backup().finished();
            var copy = story.part().copy().orElseThrow();
            long toRedo = ConsistencyCheck.toRedo(copy);
            assertThat(toRedo > 0).as("a freeze does not reach a database's own memory").isEqualTo(!asked);
            assertThat(copy.consistency()).as("and the host cannot tell").isEqualTo(Consistency.FILE_SYSTEM);

            story.when(new Command.Restore(Story.VM)).finished().when(new Command.Start(Story.VM)).pass(10).when(run).pass(20);
            assertThat(story.events()).filteredOn(Event.DatabaseRecovered.class::isInstance).hasSize(asked ? 0 : 1)
                .allSatisfy(event -> assertThat(((Event.DatabaseRecovered) event).transactions()).isEqualTo((int) toRedo));
            assertThat(ConsistencyCheck.file(story.vm(), "/data/db/data").isWhole()).isTrue();
        }
    }
}
