package diptych.sim.console;

import static diptych.sim.Story.disk;
import static diptych.sim.Story.given;
import static diptych.sim.Story.host;
import static diptych.sim.Story.kernel;
import static diptych.sim.Story.mount;
import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.Story;
import diptych.sim.model.BackupJob.State;
import diptych.sim.model.Command;
import diptych.sim.model.Disk;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.GuestSettings.Daemon;
import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.model.HostVersion;
import diptych.sim.model.Vm;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an administrator of the host sees of checkpoints, of the files below them, and of the services that reach into a guest. */
class CheckpointConsoleTest {

    /** The shape of published captures: a checkpoint without a parent leaves the last column empty. */
    @Test void checkpoints_in_the_order_in_which_they_were_made_each_with_its_parent() {
        Story story = guest(HostVersion.WS2022).until(60).when(new Command.Checkpoint(Story.VM, "Before update")).finished()
            .pass(60).when(new Command.Checkpoint(Story.VM, "After")).finished();
        assertThat(GetVmSnapshot.print(story.world(), Story.VM)).isEqualTo("""
            VMName Name          SnapshotType CreationTime        ParentSnapshotName
            ------ ----          ------------ ------------        ------------------
            vm1    Before update Standard     6/2/2025 9:01:00 AM
            vm1    After         Standard     6/2/2025 9:02:01 AM Before update
            """);
        story.when(new Command.ApplyCheckpoint(Story.VM, "Before update")).when(new Command.Checkpoint(Story.VM, "Another way")).finished();
        assertThat(row(story, "Another way")).endsWith(" Before update");
        story.when(new Command.DeleteCheckpoint(Story.VM, "Before update")).pass(60);
        assertThat(row(story, "Another way")).endsWith(" AM");
    }

    @Test void the_checkpoint_of_a_backup_is_of_another_type_and_goes_with_the_backup() {
        Story story = guest(HostVersion.WS2022).until(60).backup().pass(10);
        assertThat(story.job().state()).isEqualTo(State.COPYING);
        assertThat(GetVmSnapshot.print(story.world(), Story.VM)).isEqualTo("""
            VMName Name                                   SnapshotType CreationTime        ParentSnapshotName
            ------ ----                                   ------------ ------------        ------------------
            vm1    vm1 - Backup - (6/2/2025 - 9:01:01 AM) Recovery     6/2/2025 9:01:01 AM
            """);
        assertThat(GetVmSnapshot.print(story.finished().world(), Story.VM)).isEmpty();
    }

    @Test void on_2012_R2_it_is_gone_before_the_copy_begins() {
        Story story = guest(HostVersion.WS2012R2).until(60).backup().pass(10);
        assertThat(story.job().state()).isEqualTo(State.COPYING);
        assertThat(GetVmSnapshot.print(story.world(), Story.VM)).isEmpty();
    }

    @Test void who_asks_for_a_VM_that_is_not_there_is_told_so() {
        Story story = guest(HostVersion.WS2022);
        assertThat(GetVmSnapshot.print(story.world(), "web9"))
            .isEqualTo("Get-VMSnapshot : Hyper-V was unable to find a virtual machine with name \"web9\".\n");
        assertThat(GetVmIntegrationService.print(story.world(), "web9")).startsWith("Get-VMIntegrationService : Hyper-V was unable");
        assertThat(GetVhd.print(story.world(), "web9")).startsWith("Get-VM : Hyper-V was unable");
    }

    /** As a capture of an Ubuntu 24.04 without its cloud tools has it, with the sentence that the screen cut off. */
    @Test void services_of_a_Linux_guest_without_its_daemons() {
        Story story = given(Story.vm(guest(Daemon.ABSENT))).started();
        assertThat(GetVmIntegrationService.print(story.world(), Story.VM)).isEqualTo("""
            VMName Name                    Enabled PrimaryStatusDescription SecondaryStatusDescription
            ------ ----                    ------- ------------------------ --------------------------
            vm1    Guest Service Interface False   OK
            vm1    Heartbeat               True    OK
            vm1    Key-Value Pair Exchange True    No Contact
            vm1    Shutdown                True    OK
            vm1    Time Synchronization    True    OK
            vm1    VSS                     True    OK                       The protocol version of the component installed in the virtual \
            machine does not match the version expected by the hosting system
            """);
    }

    @Test void with_its_daemons_the_host_still_says_the_same_of_VSS() {
        Story story = given(Story.vm(guest(Daemon.RUNNING))).started();
        assertThat(GetVmIntegrationService.print(story.world(), Story.VM))
            .contains("vm1    Heartbeat               True    OK                       OK\n", "Key-Value Pair Exchange True    OK\n");
        String running = GetVmIntegrationService.print(story.world(), Story.VM);
        assertThat(GetVmIntegrationService.print(story.when(new Command.StopDaemon(Story.VM)).world(), Story.VM))
            .as("a daemon that is gone does not show on the host").isEqualTo(running);
    }

    @Test void a_service_that_is_not_offered_is_not_enabled() {
        Story story = given(Story.vm(guest(Daemon.RUNNING))).started().when(new Command.OfferBackupService(Story.VM, false));
        assertThat(GetVmIntegrationService.print(story.world(), Story.VM)).endsWith("vm1    VSS                     False   OK\n");
    }

    @Test void a_guest_that_does_not_run_says_nothing_and_one_without_a_relay_never_does() {
        assertThat(GetVmIntegrationService.print(given(Story.vm(kernel("6.1"))).world(), Story.VM))
            .contains("vm1    Heartbeat               True\n").endsWith("vm1    VSS                     True\n");
        Story without = given(Story.vm(kernel("3.8"))).started();
        assertThat(GetVmIntegrationService.print(without.world(), Story.VM))
            .endsWith("vm1    VSS                     True    No Contact\n");
        Story windows = given(Story.vm(Story.guest("6.1", guest -> guest.os(GuestOs.WINDOWS)))).started();
        assertThat(GetVmIntegrationService.print(windows.world(), Story.VM)).endsWith("vm1    VSS                     True    OK\n");
    }

    @Test void a_host_of_2012_does_not_copy_files_into_guests() {
        Story story = given(host(16_384, HostVersion.WS2012), Story.vm(kernel("3.10"))).started();
        assertThat(GetVmIntegrationService.print(story.world(), Story.VM)).doesNotContain("Guest Service Interface");
    }

    @Test void a_chain_of_files_newest_first() {
        Story story = guest(HostVersion.WS2022).until(60).backup().pass(10)
            .when(new Command.Write(Story.VM, "/file", Pages.ofMib(3))).when(new Command.Fsync(Story.VM, "/file")).pass(5);
        String newest = story.vm().storage().disks().get(0).layers().get(1).file();
        assertThat(GetVhd.print(story.world(), Story.VM)).isEqualTo("""
            Path       : C:\\Users\\Public\\Documents\\Hyper-V\\Virtual Hard Disks\\%s
            VhdType    : Differencing
            FileSize   : 10485760
            ParentPath : C:\\Users\\Public\\Documents\\Hyper-V\\Virtual Hard Disks\\system.vhdx

            Path       : C:\\Users\\Public\\Documents\\Hyper-V\\Virtual Hard Disks\\system.vhdx
            VhdType    : Fixed
            FileSize   : 4299161600
            ParentPath :
            """.formatted(newest));
    }

    /** A new differencing VHDX of a published capture has 4194304 bytes too. */
    @Test void an_empty_differencing_disk_has_only_its_own_four_mebibytes() {
        Vm off = Story.vm(kernel("6.1"), new Disk("D:\\disks\\child.vhdx", MiB.mib(100), 200, Disk.Kind.VHDX, Disk.Controller.SCSI,
            List.of("D:\\disks\\base.vhdx"), List.of(mount("/", "ext4", 0))));
        assertThat(GetVhd.print(given(off).world(), Story.VM)).startsWith("""
            Path       : D:\\disks\\child.vhdx
            VhdType    : Differencing
            FileSize   : 4194304
            ParentPath : D:\\disks\\base.vhdx
            """);
    }

    @Test void a_disk_that_the_host_does_not_see_has_no_file() {
        Vm vm = Story.vm(kernel("6.1"), new Disk("lun", MiB.mib(100), 200, Disk.Kind.PASS_THROUGH, Disk.Controller.SCSI, List.of(),
            List.of(mount("/data", "ext4", 0))));
        assertThat(GetVhd.print(given(vm).world(), Story.VM)).isEmpty();
    }

    private static Story guest(HostVersion version) {
        return given(host(16_384, version), Story.vm(kernel("6.1"), disk("system.vhdx", 4096, mount("/", "ext4", 0)))).started();
    }

    private static String row(Story story, String name) {
        String table = GetVmSnapshot.print(story.world(), Story.VM);
        return table.lines().filter(line -> line.contains(" " + name + " ")).findFirst().orElseThrow();
    }

    private static GuestSettings guest(Daemon daemon) {
        return Story.guest("6.8", settings -> settings.daemon(daemon));
    }
}
