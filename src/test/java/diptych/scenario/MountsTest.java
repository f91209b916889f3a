package diptych.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.model.Disk;
import diptych.sim.units.MiB;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MountsTest {
    private static Disk disk(Disk.Mount... mounts) {
        return new Disk("x.vhdx", MiB.mib(1), 1, Disk.Kind.VHDX, Disk.Controller.SCSI, List.of(), List.of(mounts));
    }

    private static Disk.Mount mount(String at, String device) {
        return new Disk.Mount(at, "ext4", MiB.ZERO, device, "rw", "", "");
    }

    @Test void devices_are_named_by_disk_and_partition_unless_they_are_given() {
        assertThat(Mounts.text(List.of(disk(mount("/", ""), mount("/boot", "")), disk(mount("/my data", "/dev/mapper/vg-data")))))
            .isEqualTo("/dev/sda1 / ext4 rw 0 0\n/dev/sda2 /boot ext4 rw 0 0\n/dev/mapper/vg-data /my\\040data ext4 rw 0 0\n");
    }

    @Test void the_twenty_seventh_disk_is_sdaa() {
        var disks = new ArrayList<Disk>();
        for (int i = 0; i < 28; i++) disks.add(disk(mount("/" + i, "")));
        assertThat(Mounts.text(disks)).contains("/dev/sdz1 /25 ", "/dev/sdaa1 /26 ", "/dev/sdab1 /27 ");
    }
}
