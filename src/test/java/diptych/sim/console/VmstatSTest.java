package diptych.sim.console;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.Story;
import diptych.sim.console.VmstatS.Activity;
import diptych.sim.model.Command;
import diptych.sim.model.Procps;
import diptych.sim.units.Pages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code vmstat -s}: byte for byte what the real program prints from the same files. */
class VmstatSTest {
    /** What record.sh puts into /proc/stat and /proc/vmstat. */
    private static final Activity RECORDED = new Activity(7654, Pages.pages(1234), 4, 411);

    @ParameterizedTest
    @EnumSource(Procps.class)
    void it_prints_what_the_real_program_prints(Procps procps) {
        int compared = 0;
        for (ProcpsCase recorded : ProcpsCase.all(procps)) {
            for (var output : recorded.outputs()) {
                if (!output.command().startsWith("vmstat")) continue;
                assertThat(VmstatS.print(recorded.meminfo(), procps, RECORDED)).isEqualTo(output.text());
                compared++;
            }
        }
        assertThat(compared).isEqualTo(15);
    }

    /** Seen with the real program: 25165829 K of memory are shown as 25165828 K. */
    @Test void above_16_GiB_the_last_digit_is_lost() {
        var file = Meminfo.read("MemTotal: 25165829 kB\n", Pages.ZERO);
        assertThat(VmstatS.print(file, Procps.V4_0_2)).startsWith("     25165828 K total memory\n");
    }

    @Test void idle_ticks_are_hundredths_of_a_second_since_the_kernel_started() {
        var story = Story.given(Story.vm(Story.dynamic(1024, 512, 2048), Story.kernel("6.1"))).started().until(104.3);
        assertThat(VmstatS.print(story.vm(), story.world().now())).contains("        10000 idle cpu ticks\n", "            4 boot time\n",
            "            0 interrupts\n");
    }

    @Test void the_clock_of_a_paused_guest_stands_still() {
        var story = Story.given(Story.vm(Story.dynamic(1024, 512, 2048), Story.kernel("6.1"))).started().until(60);
        var before = VmstatS.print(story.vm(), story.world().now());
        story.when(new Command.Pause(Story.VM)).pass(30);
        assertThat(VmstatS.print(story.vm(), story.world().now())).isEqualTo(before);
    }

    @Test void a_guest_that_is_off_prints_nothing() {
        assertThat(VmstatS.print(Meminfo.EMPTY, Procps.V4_0_2)).isEmpty();
    }
}
