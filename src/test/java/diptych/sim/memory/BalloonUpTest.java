package diptych.sim.memory;

import static diptych.sim.Story.dynamic;
import static diptych.sim.Story.given;
import static diptych.sim.Story.kernel;
import static diptych.sim.Story.vm;
import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.Story;
import diptych.sim.model.Command;
import diptych.sim.units.Pages;
import org.junit.jupiter.api.Test;

/** Memory leaves the guest: what its driver says to it. */
class BalloonUpTest {

    @Test void from_4_1_to_5_5_a_request_that_is_not_in_whole_2_MiB_is_warned_of_once() {
        assertThat(warnings("4.15")).isEqualTo(1);
        assertThat(warnings("5.6")).as("Hyper-V does not promise it, so the warning went [C-2M]").isZero();
        assertThat(warnings("3.10")).isZero();
    }

    /** Two odd requests, and an even one in between. */
    private static long warnings(String kernel) {
        Story story = given(vm(dynamic(3072, 512, 4096), kernel(kernel))).started().until(60);
        for (int mib : new int[] {101, 100, 99}) story.when(new Command.RequestBalloon(Story.VM, Pages.ofMib(mib))).pass(1);
        return story.guestLog().stream().filter(line -> line.startsWith("WARNING: ")).count();
    }
}
