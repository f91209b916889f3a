package diptych.sim.console;

import static diptych.sim.Story.disk;
import static diptych.sim.Story.given;
import static diptych.sim.Story.kernel;
import static diptych.sim.Story.mount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import diptych.sim.Story;
import diptych.sim.model.Command;
import diptych.sim.model.Disk;
import diptych.sim.model.GuestFiles;
import diptych.sim.model.MountEntry;
import diptych.sim.model.Vm;
import diptych.sim.model.VssDaemon;
import diptych.sim.model.VssService;
import diptych.sim.units.MiB;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code mount} and {@code /proc/mounts}: what there is to freeze, in the order in which the daemon finds it. */
class MountsTest {

    /** The mount table of the backup reference, section 17. */
    @Test void the_table_that_the_daemon_walks_in_both_forms() {
        Vm vm = given(Story.vm(kernel("6.1"), disk("system.vhdx", 4096, mount("/dev/sda2", "/", "ext4", "rw"),
            mount("/dev/sda1", "/boot/efi", "vfat", "rw"), mount("/dev/sda3", "/home", "xfs", "rw,noatime"),
            mount("/dev/sr0", "/mnt/cd", "iso9660", "ro"), mount("tmpfs", "/tmp", "tmpfs", "rw,nosuid,nodev,size=512m"),
            new Disk.Mount("/snap/core/1", "squashfs", MiB.ZERO, "/dev/loop0", "ro,nodev", "/var/lib/snapd/snaps/core_1.snap", ""),
            mount("/dev/mapper/vg-data", "/data", "ext4", "rw")))).started().vm();
        assertThat(ProcMounts.print(vm)).isEqualTo("""
            /dev/sda2 / ext4 rw,relatime 0 0
            /dev/sda1 /boot/efi vfat rw,relatime 0 0
            /dev/sda3 /home xfs rw,noatime 0 0
            /dev/sr0 /mnt/cd iso9660 ro,relatime 0 0
            tmpfs /tmp tmpfs rw,nosuid,nodev,relatime,size=512m 0 0
            /dev/loop0 /snap/core/1 squashfs ro,nodev,relatime 0 0
            /dev/mapper/vg-data /data ext4 rw,relatime 0 0
            """);
        assertThat(MountProgram.print(vm)).isEqualTo("""
            /dev/sda2 on / type ext4 (rw,relatime)
            /dev/sda1 on /boot/efi type vfat (rw,relatime)
            /dev/sda3 on /home type xfs (rw,noatime)
            /dev/sr0 on /mnt/cd type iso9660 (ro,relatime)
            tmpfs on /tmp type tmpfs (rw,nosuid,nodev,relatime,size=512m)
            /var/lib/snapd/snaps/core_1.snap on /snap/core/1 type squashfs (ro,nodev,relatime)
            /dev/mapper/vg-data on /data type ext4 (rw,relatime)
            """);
    }

    /** On a Linux: its own mount table, read by the model, printed as the kernel and as the real program print it. */
    @Test void a_real_table_comes_out_as_it_went_in() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/proc/self/mounts")) && Files.isExecutable(Path.of("/usr/bin/mount")));
        var builder = new ProcessBuilder("/usr/bin/mount").redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        String printed = new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int compared = 0;
        for (String line : Files.readAllLines(Path.of("/proc/self/mounts"))) {
            var words = line.split(" ");
            boolean plain = line.endsWith(" 0 0") && words[3].contains("atime") && !line.contains("\\") && !line.contains("/dev/loop");
            if (!plain) continue;
            Vm vm = showing(new MountEntry(words[0], words[1], words[2], words[3], "", "", 0));
            assertThat(ProcMounts.print(vm)).isEqualTo(line + "\n");
            assertThat(printed).contains(MountProgram.print(vm));
            compared++;
        }
        assertThat(compared).as("a comparison that compares nothing proves nothing").isPositive();
    }

    @Test void what_separates_words_is_written_in_octal_in_the_file_and_as_it_is_by_the_program() {
        Vm vm = showing(new MountEntry("/dev/sdb1", "/my files\\old", "ext4", "rw", "", "", 0));
        assertThat(ProcMounts.print(vm)).isEqualTo("/dev/sdb1 /my\\040files\\134old ext4 rw,relatime 0 0\n");
        assertThat(MountProgram.print(vm)).isEqualTo("/dev/sdb1 on /my files\\old type ext4 (rw,relatime)\n");
    }

    @Test void a_freeze_does_not_show() {
        Story story = given(Story.vm(kernel("6.1"), disk("system.vhdx", 4096, mount("/", "ext4", 0)))).started();
        String before = MountProgram.print(story.vm());
        assertThat(MountProgram.print(story.when(new Command.Freeze(Story.VM, "/")).pass(1).vm())).isEqualTo(before);
    }

    @Test void nothing_of_a_guest_that_is_off() {
        Vm off = given(Story.vm(kernel("6.1"))).vm();
        assertThat(MountProgram.print(off) + ProcMounts.print(off)).isEmpty();
    }

    private static Vm showing(MountEntry mount) {
        Vm vm = given(Story.vm(kernel("6.1"))).started().vm();
        var systems = vm.guest().files().systems();
        return vm.with(new GuestFiles(List.of(mount), systems, List.of(), List.of(), VssService.NONE, VssDaemon.ABSENT));
    }
}
