package diptych.sim.backup;

import static diptych.sim.Story.disk;
import static diptych.sim.Story.given;
import static diptych.sim.Story.host;
import static diptych.sim.Story.kernel;
import static diptych.sim.Story.mount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import diptych.sim.Story;
import diptych.sim.model.BackupJob.State;
import diptych.sim.model.Command;
import diptych.sim.model.Consistency;
import diptych.sim.model.HostVersion;
import diptych.sim.model.IoProgram;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import org.junit.jupiter.api.Test;

/** The worked example of the backup reference, section 14, to the hundredth of a second. */
class WorkedBackupTest {
    private static final double HUNDREDTH = 0.005;

    private static Story example(HostVersion version) {
        return given(host(16_384, version), Story.vm(kernel("6.1"), disk("system.vhdx", 40_960, mount("/", "ext4", 50),
            mount("/home", "ext4", 100))))
            .started().until(20);
    }

    @Test void every_moment_of_the_table() {
        Story story = example(HostVersion.WS2012R2);
        assertThat(story.vm().guest().memory().dirty().mib()).as("it is still there 20 s after the start").isEqualTo(150);
        story.backup().finished();
        double freeze = story.part().frozenFrom().inSeconds();
        assertThat(story.came("/home", true) - freeze).isCloseTo(0.55, within(HUNDREDTH));
        assertThat(story.came("/", true) - freeze).isCloseTo(0.85, within(HUNDREDTH));
        assertThat(story.came(State.THAWING) - freeze).isCloseTo(1.45, within(HUNDREDTH));
        assertThat(story.came("/home", false) - freeze).isCloseTo(1.47, within(HUNDREDTH));
        assertThat(story.came("/", false) - freeze).isCloseTo(1.49, within(HUNDREDTH));
        assertThat(story.came(State.SNAPSHOTTING) - freeze).isCloseTo(1.49, within(HUNDREDTH));
        assertThat(story.came(State.COPYING) - freeze).isCloseTo(2.49, within(HUNDREDTH));
        assertThat(story.came(State.CLEANUP) - freeze).isCloseTo(412.09, within(HUNDREDTH));
        assertThat(story.part().pause(story.world().now()).inSeconds()).isCloseTo(1.49, within(HUNDREDTH));
        assertThat(story.part().froze()).containsExactly("/home", "/");
        assertThat(story.part().consistency()).isEqualTo(Consistency.FILE_SYSTEM);
        assertThat(story.job().copied()).isEqualTo(Pages.ofMib(40_960).count());
    }

    @Test void what_is_written_meanwhile_is_what_has_to_be_merged() {
        Story story = example(HostVersion.WS2022)
            .when(new Command.RunProgram(Story.VM, IoProgram.Kind.WRITER, "/data", Pages.ofMib(2), SimTime.seconds(3000)));
        story.backup().until(430);
        assertThat(story.vm().storage().disks().get(0).layers()).as("the checkpoint lives through the copy").hasSize(2);
        assertThat(story.vm().storage().disks().get(0).layers().get(1).file()).endsWith(".avhdx");
        story.finished();
        assertThat(story.vm().storage().disks().get(0).layers()).hasSize(1);
        assertThat(story.job().state()).isEqualTo(State.DONE);
        Story early = example(HostVersion.WS2012R2);
        early.backup().until(30);
        assertThat(early.job().state()).isEqualTo(State.COPYING);
        assertThat(early.vm().storage().disks().get(0).layers()).as("2012 R2 merges when the shadow copy is made").hasSize(1);
    }

    @Test void two_gibibytes_fail_a_kernel_of_2015_and_pass_today() {
        for (String version : new String[] {"4.4", "6.1"}) {
            Story story = given(host(65_536, HostVersion.WS2012R2), Story.vm(Story.VM, 32_768, kernel(version),
                disk("system.vhdx", 40_960, mount("/", "ext4", 50), mount("/home", "ext4", 2048)))).started().until(20);
            story.backup().finished();
            if (version.equals("4.4")) {
                assertThat(story.job().state()).isEqualTo(State.FAILED);
                assertThat(story.guestLog()).contains("hv_utils: VSS: timeout waiting for daemon to reply");
            } else {
                assertThat(story.came("/home", true) - story.part().frozenFrom().inSeconds()).isCloseTo(10.29, within(HUNDREDTH));
                assertThat(story.part().pause(story.world().now()).inSeconds()).isCloseTo(11.2, within(0.05));
            }
        }
    }
}
