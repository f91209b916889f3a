package diptych.sim.console;

import static diptych.sim.Story.disk;
import static diptych.sim.Story.given;
import static diptych.sim.Story.host;
import static diptych.sim.Story.kernel;
import static diptych.sim.Story.mount;
import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.Story;
import diptych.sim.model.BackupFault;
import diptych.sim.model.BackupJob.State;
import diptych.sim.model.CheckpointType;
import diptych.sim.model.Command;
import diptych.sim.model.Disk;
import diptych.sim.model.GuestSettings.Daemon;
import diptych.sim.model.HostVersion;
import diptych.sim.model.IoProgram.Kind;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the host tells of a backup: the application's own words, and the event log of the management service. */
class BackupConsoleTest {
    private static final String HEAD = """
        wbadmin 1.0 - Backup command-line tool
        (C) Copyright Microsoft Corporation. All rights reserved.

        """;

    /** Everything that both sides print during the worked example of the backup reference, section 14. */
    @Test void the_worked_example_from_both_sides() {
        Story story = given(Story.vm(kernel("6.1"), disk("system.vhdx", 40_960, mount("/", "ext4", 50), mount("/home", "ext4", 100))))
            .started().when(new Command.RunProgram(Story.VM, Kind.WRITER, "/home/file", Pages.ofMib(2), SimTime.seconds(900))).until(20);
        var text = new StringBuilder(everything("before", story));
        text.append(everything("/home is being frozen", story.backup().until(21.3)));
        text.append(everything("all is frozen", story.until(22.2)));
        text.append(everything("the copy is under way", story.until(230)));
        text.append(everything("afterwards", story.finished()));
        Golden.check("live-backup.golden", text.toString());
    }

    private static String everything(String when, Story story) {
        var vm = story.vm();
        var world = story.world();
        return "##### %s, %s\n".formatted(when, world.now())
            + part("ps -eo pid,stat,comm", Ps.print(vm)) + part("mount", MountProgram.print(vm))
            + part("grep -i dirty /proc/meminfo", GrepDirty.print(vm)) + part("lsmod | grep hv_utils", Lsmod.print(vm))
            + part("systemctl status " + SystemctlStatus.unit(vm), SystemctlStatus.print(vm, world.now()))
            + part("wbadmin start backup", Wbadmin.print(world)) + part("Get-VMSnapshot -VMName vm1", GetVmSnapshot.print(world, "vm1"))
            + part("Get-VHD | Format-List Path, VhdType, FileSize, ParentPath", GetVhd.print(world, "vm1"))
            + part("Get-VMIntegrationService -VMName vm1", GetVmIntegrationService.print(world, "vm1"));
    }

    private static String part(String command, String output) {
        return "### " + command + "\n" + output;
    }

    @Test void progress_as_Microsoft_s_tests_look_for_it() {
        Story story = guest(HostVersion.WS2022, Daemon.RUNNING).backup().pass(1.5);
        assertThat(Wbadmin.print(story.world())).isEqualTo(HEAD + "Creating a shadow copy of the volumes specified for backup...\n");
        while (story.job().state() != State.COPYING) story.pass(0.1);
        assertThat(Wbadmin.print(story.pass(5).world())).endsWith("Copying files for \"vm1\"(Online)... 49% done.\n");
        assertThat(Wbadmin.log(story.world())).as("a log is written at the end").isEmpty();
        assertThat(Wbadmin.print(story.finished().world())).isEqualTo(HEAD + """
            Creating a shadow copy of the volumes specified for backup...
            Copying files for "vm1"(Online)... 100% done.
            Summary of the backup operation:
            ------------------

            The backup operation successfully completed.
            Log of files successfully backed up:
            C:\\Windows\\Logs\\WindowsServerBackup\\Backup-02-06-2025_09-00-05.log
            """);
        assertThat(Wbadmin.log(story.world())).isEqualTo("Caption: Online\\vm1\n");
    }

    @Test void a_guest_that_was_not_frozen_is_called_offline_though_it_ran_all_the_time() {
        Story story = guest(HostVersion.WS2022, Daemon.STOPPED).backup().finished();
        assertThat(Wbadmin.print(story.world())).contains("Copying files for \"vm1\"(Offline)... 100% done.\n");
        assertThat(Wbadmin.log(story.world())).isEqualTo("Caption: Offline\\vm1\n");
        assertThat(story.vm().isRunning()).isTrue();
    }

    @Test void before_2012_R2_the_captions_were_longer() {
        Story story = guest(HostVersion.WS2012, Daemon.RUNNING).backup().finished();
        assertThat(Wbadmin.log(story.world())).isEqualTo("Caption: Backup Using Saved State\\vm1\n");
        assertThat(HostVersion.WS2012.backupCaption(true, "vm1")).isEqualTo("Backup Using Child Partition Snapshot\\vm1");
        assertThat(story.world().host().log().lines()).anyMatch(line -> line.text().equals("Caption: Backup Using Saved State\\vm1"));
    }

    @Test void a_backup_that_failed_says_why() {
        Story story = guest(HostVersion.WS2022, Daemon.RUNNING).fault(new BackupFault.StoreFull()).backup().finished();
        assertThat(Wbadmin.print(story.world())).endsWith("""
            Summary of the backup operation:
            ------------------

            The backup operation stopped before completing.
            Detailed error: There is not enough space on the backup store (0x80070070).
            """);
        assertThat(GetWinEvent.print(story.world())).as("the management service has nothing to do with that")
            .isEqualTo("Get-WinEvent : No events were found that match the specified selection criteria.\n");
    }

    @Test void nothing_was_ever_backed_up() {
        assertThat(Wbadmin.print(guest(HostVersion.WS2022, Daemon.RUNNING).world())).isEmpty();
    }

    /** On 2012 R2 a freeze that fails is a backup that fails. */
    @Test void a_freeze_that_failed_is_in_the_event_log_under_the_number_that_Microsoft_s_test_looks_for() {
        Story story = guest(HostVersion.WS2012R2, Daemon.RUNNING).fault(new BackupFault.FreezeError("/", 95)).backup().finished();
        assertThat(GetWinEvent.print(story.world())).startsWith("""

               ProviderName: Microsoft-Windows-Hyper-V-VMMS

            TimeCreated                     Id LevelDisplayName Message
            -----------                     -- ---------------- -------
            6/2/2025 9:00:06 AM          10150 Error            Could not create backup checkpoint for virtual machine 'vm1': \
            Unspecified error (0x80004005). (Virtual machine ID \
            """);
        assertThat(messages(story)).as("it is told once").hasSize(1);
        assertThat(Wbadmin.print(story.world())).contains("The component vm1(Online) was skipped during the snapshot");
    }

    @Test void who_insists_on_a_production_checkpoint_gets_two_events_and_no_checkpoint_newest_first() {
        Story story = guest(HostVersion.WS2022, Daemon.STOPPED)
            .when(new Command.SetCheckpointType(Story.VM, CheckpointType.PRODUCTION_ONLY)).when(new Command.Checkpoint(Story.VM, "c"))
            .finished();
        assertThat(messages(story)).hasSize(2);
        assertThat(messages(story)).first().asString().startsWith("18012 Error            Checkpoint operation for 'vm1' failed.");
        assertThat(messages(story)).last().asString().contains("Production checkpoints cannot be created for 'vm1'.");
        assertThat(GetVmSnapshot.print(story.world(), Story.VM)).isEmpty();
    }

    @Test void a_VM_without_a_SCSI_controller_cannot_be_hot_backed_up_on_2012_R2_and_the_log_says_so() {
        var root = List.of(mount("/", "ext4", 0));
        var ide = new Disk("system.vhdx", MiB.mib(100), 200, Disk.Kind.VHDX, Disk.Controller.IDE, List.of(), root);
        Story story = given(host(16_384, HostVersion.WS2012R2), Story.vm(kernel("6.1"), ide)).started().backup().finished();
        assertThat(messages(story)).singleElement().asString().startsWith("10103 Error            The virtual machine 'vm1' cannot be hot "
            + "backed up since it has no SCSI controllers attached. Please add one or more SCSI controllers");
        assertThat(Wbadmin.log(story.world())).isEqualTo("Caption: Offline\\vm1\n");
    }

    @Test void a_merge_that_failed_is_in_the_log_without_its_number_in_front() {
        Story story = guest(HostVersion.WS2022, Daemon.RUNNING).fault(new BackupFault.MergeFailure()).backup().finished();
        assertThat(messages(story)).singleElement().asString()
            .startsWith("19100 Error            'vm1' background disk merge failed to complete: The process cannot access the file");
    }

    private static List<String> messages(Story story) {
        return GetWinEvent.print(story.world()).lines().skip(5).map(line -> line.substring(25).strip()).toList();
    }

    private static Story guest(HostVersion version, Daemon daemon) {
        var guest = Story.guest("6.1", settings -> settings.daemon(daemon));
        return given(host(16_384, version), Story.vm(guest, disk("system.vhdx", 1024, mount("/", "ext4", 0)))).started();
    }
}
