package diptych.sim.console;

import static diptych.sim.Story.disk;
import static diptych.sim.Story.given;
import static diptych.sim.Story.kernel;
import static diptych.sim.Story.mount;
import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.Story;
import diptych.sim.model.Command;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.GuestSettings.Daemon;
import diptych.sim.units.SimTime;
import org.junit.jupiter.api.Test;

/** Small looks inside: the module that relays, what is dirty, and what the kernel says of file systems when it mounts them. */
class GuestBackupFilesTest {

    /** The shape of a capture of RHEL 9; with the daemon for file copies it would be 3. */
    @Test void the_relay_counts_the_daemons_that_hold_its_devices() {
        Story story = given(Story.vm(kernel("6.1"))).started();
        assertThat(Lsmod.print(story.vm())).isEqualTo("""
            hv_utils               57344  2
            hv_vmbus              155648  7 hv_balloon,hyperv_keyboard,hv_netvsc,hid_hyperv,hv_utils,hyperv_drm,hv_storvsc
            """);
        assertThat(Lsmod.print(story.when(new Command.StopDaemon(Story.VM)).vm())).startsWith("hv_utils               57344  1\n");
        Story without = given(Story.vm(guest("6.1", Daemon.ABSENT))).started();
        assertThat(Lsmod.print(without.vm())).startsWith("hv_utils               57344  0\n");
    }

    @Test void before_4_2_nobody_was_counted() {
        assertThat(Lsmod.print(given(Story.vm(kernel("3.10"))).started().vm())).isEqualTo("""
            hv_utils               20988  0
            hv_vmbus               39608  7 hv_balloon,hyperv_keyboard,hv_netvsc,hid_hyperv,hv_utils,hyperv_fb,hv_storvsc
            """);
    }

    @Test void a_balloon_driver_that_was_unloaded_uses_the_bus_no_more() {
        Story story = given(Story.vm(Story.dynamic(1024, 512, 2048), kernel("4.9"))).started().until(60)
            .when(new Command.UnloadDriver(Story.VM));
        assertThat(Lsmod.print(story.vm())).endsWith(" 6 hyperv_keyboard,hv_netvsc,hid_hyperv,hv_utils,hyperv_fb,hv_storvsc\n");
    }

    @Test void what_is_dirty_is_one_line_of_meminfo_and_a_freeze_empties_it() {
        Story story = given(Story.vm(kernel("6.1"), disk("system.vhdx", 4096, mount("/", "ext4", 50)))).started();
        assertThat(GrepDirty.print(story.vm())).isEqualTo("Dirty:             51200 kB\n");
        story.backup();
        while (story.frozen().isEmpty()) story.pass(0.05);
        assertThat(GrepDirty.print(story.vm())).isEqualTo("Dirty:                 0 kB\n");
        assertThat(GrepDirty.print(given(Story.vm(kernel("6.1"))).vm())).isEmpty();
    }

    @Test void kernel_lines_come_in_the_order_of_their_times() {
        var lines = given(Story.vm(kernel("6.1"))).started().vm().guest().log().lines().stream().map(line -> line.at()).toList();
        assertThat(lines).isSortedAccordingTo(SimTime::compareTo);
    }

    /** Microsoft's first tests looked for just this after a restore [LT-2014]. */
    @Test void a_frozen_copy_of_ext4_needs_no_recovery_and_one_of_xfs_does_all_the_same() {
        assertThat(mountLines(restored(kernel("6.1")))).isEqualTo("""
            [    0.500000] EXT4-fs (sda1): mounted filesystem with ordered data mode. Quota mode: none.
            [    0.500000] XFS (sdb1): Mounting V5 Filesystem
            [    0.500000] XFS (sdb1): Starting recovery (logdev: internal)
            [    0.500000] XFS (sdb1): Ending recovery (logdev: internal)
            """);
    }

    @Test void a_copy_made_without_a_freeze_is_recovered_and_the_root_says_more_of_it() {
        assertThat(mountLines(restored(guest("6.1", Daemon.ABSENT)))).isEqualTo("""
            [    0.500000] EXT4-fs (sda1): INFO: recovery required on readonly filesystem
            [    0.500000] EXT4-fs (sda1): write access will be enabled during recovery
            [    0.500000] EXT4-fs (sda1): recovery complete
            [    0.500000] EXT4-fs (sda1): mounted filesystem with ordered data mode. Quota mode: none.
            [    0.500000] XFS (sdb1): Mounting V5 Filesystem
            [    0.500000] XFS (sdb1): Starting recovery (logdev: internal)
            [    0.500000] XFS (sdb1): Ending recovery (logdev: internal)
            """);
    }

    @Test void a_mount_is_told_differently_release_by_release() {
        String mounted = "EXT4-fs (sda1): mounted filesystem";
        assertThat(rootLine("4.19")).isEqualTo(mounted + " with ordered data mode. Opts: (null)");
        assertThat(rootLine("5.15")).isEqualTo(mounted + " with ordered data mode. Opts: (null). Quota mode: none.");
        assertThat(rootLine("6.2").replaceFirst(UUID, "UUID")).isEqualTo(mounted + " UUID with ordered data mode. Quota mode: none.");
        assertThat(rootLine("6.12").replaceFirst(UUID, "UUID")).isEqualTo(mounted + " UUID ro with ordered data mode. Quota mode: none.");
    }

    @Test void a_restored_file_system_is_the_same_file_system() {
        Story story = given(Story.vm(kernel("6.12"), disk("system.vhdx", 1024, mount("/", "ext4", 0)))).started();
        String before = mountLines(story);
        story.backup().finished().when(new Command.Restore(Story.VM)).finished().when(new Command.Start(Story.VM)).pass(9);
        assertThat(mountLines(story)).isEqualTo(before).containsPattern(UUID);
    }

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private static Story restored(GuestSettings guest) {
        return given(Story.vm(guest, disk("system.vhdx", 1024, mount("/", "ext4", 20)), disk("data.vhdx", 1024, mount("/data", "xfs", 10))))
            .started().pass(1).backup().finished().when(new Command.Restore(Story.VM)).finished().when(new Command.Start(Story.VM)).pass(9);
    }

    private static String rootLine(String kernel) {
        return mountLines(given(Story.vm(kernel(kernel))).started()).strip().replaceFirst("^\\[.*?] ", "");
    }

    private static String mountLines(Story story) {
        var text = new StringBuilder();
        Dmesg.lines(story.vm()).stream().filter(line -> line.contains("-fs (") || line.contains("XFS ("))
            .forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static GuestSettings guest(String kernel, Daemon daemon) {
        return Story.guest(kernel, settings -> settings.daemon(daemon));
    }
}
