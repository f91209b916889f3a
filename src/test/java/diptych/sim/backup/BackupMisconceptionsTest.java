package diptych.sim.backup;

import static diptych.sim.Story.disk;
import static diptych.sim.Story.given;
import static diptych.sim.Story.host;
import static diptych.sim.Story.kernel;
import static diptych.sim.Story.mount;
import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.Story;
import diptych.sim.guest.MountTable;
import diptych.sim.model.BackupJob.State;
import diptych.sim.model.Command;
import diptych.sim.model.Consistency;
import diptych.sim.model.DaemonEra;
import diptych.sim.model.Event;
import diptych.sim.model.FsImage.Journal;
import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.model.HostVersion;
import diptych.sim.model.IoProgram;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.Life;
import diptych.sim.model.StressJob;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The backup reference's table of common misconceptions, section 16: what people believe does not happen, what is true does. */
class BackupMisconceptionsTest {

    private static Story running() {
        return given(host(16_384, HostVersion.WS2022), Story.vm(kernel("6.1"), disk("system.vhdx", 40_960, mount("/", "ext4", 50),
            mount("/home", "ext4", 100), mount("/boot/efi", "vfat", 0)))).started().until(20);
    }

    private static Story frozen() {
        Story story = running().when(new Command.RunProgram(Story.VM, IoProgram.Kind.READER, "/home", Pages.ZERO, SimTime.seconds(900)))
            .when(new Command.RunProgram(Story.VM, IoProgram.Kind.WRITER, "/home/w", Pages.ofMib(4), SimTime.seconds(900)))
            .when(new Command.Stress(Story.VM, Pages.ofMib(64), Pages.ofMib(16), SimTime.seconds(1), SimTime.seconds(600), false)).backup();
        return story.until(story.world().now().inSeconds() + 1.95);
    }

    @Test void the_vm_is_not_paused_programs_and_readers_go_on_and_only_writers_wait() {
        Story story = frozen();
        assertThat(story.frozen()).containsExactly("/", "/home");
        assertThat(story.vm().life()).isInstanceOf(Life.Running.class);
        List<IoProgram> programs = story.vm().guest().files().programs();
        assertThat(programs).extracting(program -> program.state().shown()).containsExactly("S", "D");
        long reads = programs.get(0).turns();
        int jobs = story.vm().guest().jobs().stream().mapToInt(StressJob::id).sum();
        story.pass(0.3);
        assertThat(story.frozen()).isNotEmpty();
        assertThat(story.vm().guest().files().programs().get(0).turns()).isGreaterThan(reads);
        assertThat(story.vm().guest().jobs().stream().mapToInt(StressJob::id).sum()).isEqualTo(jobs);
    }

    @Test void the_guest_does_not_stay_frozen_while_the_disk_is_copied() {
        Story story = frozen().pass(5);
        assertThat(story.job().state()).isEqualTo(State.COPYING);
        assertThat(story.frozen()).isEmpty();
        assertThat(story.vm().guest().files().blocked()).isZero();
    }

    @Test void the_kernel_freezes_nothing_by_itself_without_the_daemon_no_mount_is_touched() {
        Story story = running().when(new Command.StopDaemon(Story.VM)).backup().finished();
        assertThat(story.events()).noneMatch(Event.FileSystemFrozen.class::isInstance);
        assertThat(story.job().state()).as("and a backup is possible all the same").isEqualTo(State.DONE);
        assertThat(story.events()).as("and offline does not mean that it was off").noneMatch(event ->
            event instanceof Event.StateChanged changed && changed.at().isAfter(SimTime.seconds(10)));
    }

    @Test void root_is_frozen_last_and_thawed_last_and_not_every_mount_is_frozen() {
        Story story = running().backup().finished();
        assertThat(story.came("/", true)).isGreaterThan(story.came("/home", true));
        assertThat(story.came("/", false)).isGreaterThan(story.came("/home", false));
        var mounts = MountTable.of(story.vm().spec().disks()).mounts();
        assertThat(MountWalk.skipped(mounts.get(2), DaemonEra.of(KernelVersion.parse("6.1")), GuestOs.LINUX)).contains(MountWalk.Skip.VFAT);
    }

    @Test void freezing_loses_nothing_of_the_page_cache_and_writers_get_no_error() {
        Story story = frozen();
        assertThat(story.vm().guest().memory().dirty()).isEqualTo(Pages.ZERO);
        story.pass(20);
        assertThat(ConsistencyCheck.all(story.vm())).allMatch(ConsistencyCheck.Checked::isWhole);
        assertThat(story.vm().guest().files().programs().get(1).turns()).isGreaterThan(40);
    }

    @Test void sync_is_not_as_good_as_a_freeze() {
        Story story = running().when(new Command.Sync(Story.VM)).pass(3)
            .when(new Command.CreateFile(Story.VM, "/new")).when(new Command.StopDaemon(Story.VM)).backup().finished();
        var copy = story.part().copy().orElseThrow();
        assertThat(ConsistencyCheck.toReplay(copy)).contains("/");
        assertThat(ConsistencyCheck.all(copy)).anyMatch(checked -> checked.path().equals("/new") && !checked.isWhole());
    }

    @Test void a_frozen_image_needs_no_fsck_and_a_restored_database_recovers_from_its_log() {
        Story story = running().when(new Command.RunProgram(Story.VM, IoProgram.Kind.DATABASE, "/home/db", Pages.ZERO,
            SimTime.seconds(900))).pass(5.5).backup().finished();
        var copy = story.part().copy().orElseThrow();
        assertThat(copy.disks().get(0).flat().images().get(1).journal()).isEqualTo(Journal.CLEAN);
        assertThat(copy.consistency()).as("file-system, not application").isEqualTo(Consistency.FILE_SYSTEM);
        var files = ConsistencyCheck.files(copy).systems().get(1).files();
        assertThat(files.get("/home/db/wal").size()).isPositive();
        assertThat(files).doesNotContainKey("/home/db/data");
    }

    @Test void a_checkpoint_is_not_the_backup_but_is_merged_away() {
        Story story = running().backup().pass(60);
        assertThat(story.vm().storage().disks().get(0).layers()).hasSize(2);
        story.finished();
        assertThat(story.vm().storage().disks().get(0).layers()).hasSize(1);
    }

    @Test void a_production_checkpoint_holds_no_memory_and_a_backup_moves_none() {
        Story story = running();
        Pages assigned = story.vm().assigned();
        story.backup().finished().when(new Command.Checkpoint(Story.VM, "p")).pass(5);
        assertThat(story.vm().assigned()).isEqualTo(assigned);
        assertThat(story.vm().checkpoints().get(0).vm().life()).isInstanceOf(Life.Off.class);
    }

    @Test void a_frozen_copy_of_xfs_replays_its_log_all_the_same() {
        Story story = given(host(16_384), Story.vm(kernel("6.1"), disk("system.vhdx", 40_960, mount("/", "ext4", 0)),
            disk("data.vhdx", 10_240, mount("/data", "xfs", 30)))).started().until(30).backup().finished()
            .when(new Command.Restore(Story.VM)).finished();
        assertThat(ConsistencyCheck.all(story.vm())).allMatch(ConsistencyCheck.Checked::isWhole);
        story.when(new Command.Start(Story.VM)).pass(10);
        assertThat(story.guestLog()).contains("XFS (sdb1): Starting recovery (logdev: internal)").noneMatch(line -> line.contains("EXT4")
            && line.contains("recovery"));
    }

    @Test void a_file_deleted_while_open_is_an_orphan_in_the_image() {
        Story story = running().when(new Command.RunProgram(Story.VM, IoProgram.Kind.LOGGER, "/log", Pages.ZERO, SimTime.seconds(5000)))
            .pass(3.5).when(new Command.DeleteFile(Story.VM, "/log")).pass(0.2);
        assertThat(story.vm().guest().files().systems().get(0).orphans()).isEqualTo(1);
        story.backup().finished().when(new Command.Restore(Story.VM)).finished().when(new Command.Start(Story.VM)).pass(10);
        assertThat(story.guestLog()).contains("EXT4-fs (sda1): 1 orphan inode deleted")
            .noneMatch(line -> line.contains("recovery complete"));
    }
}
