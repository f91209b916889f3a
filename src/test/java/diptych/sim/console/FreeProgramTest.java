package diptych.sim.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import diptych.sim.Story;
import diptych.sim.console.FreeProgram.Columns;
import diptych.sim.model.Command;
import diptych.sim.model.Procps;
import diptych.sim.units.Pages;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code free}: byte for byte what the real program prints from the same text, and what that means for a guest with a balloon. */
class FreeProgramTest {

    @ParameterizedTest
    @EnumSource(Procps.class)
    void it_prints_what_the_real_program_prints(Procps procps) {
        int compared = 0;
        for (ProcpsCase recorded : ProcpsCase.all(procps)) {
            for (var output : recorded.outputs()) {
                if (!output.command().startsWith("free")) continue;
                assertThat(FreeProgram.print(recorded.meminfo(), procps, output.options()))
                    .as("%s of procps %s from%n%s", output.command(), procps.written(), recorded.meminfo().text()).isEqualTo(output.text());
                compared++;
            }
        }
        assertThat(compared).as("a comparison that compares nothing proves nothing").isGreaterThan(250);
    }

    @ParameterizedTest
    @EnumSource(Procps.class)
    void every_option_is_among_the_recorded_ones(Procps procps) {
        var recorded = ProcpsCase.all(procps).stream().flatMap(one -> one.outputs().stream()).map(ProcpsCase.Output::command)
            .collect(Collectors.joining(" ", " ", " "));
        assertThat(recorded).contains(" -b ", " -k ", " -m ", " -g ", " --tebi ", " --pebi ", " --kilo ", " --mega ", " --giga ",
            " --tera ", " --peta ", " -h ", " --si ", " -w ", " -t ", " -l ");
    }

    /** The two formulas of observed.md, by hand. */
    @Test void used_is_what_is_left_over_for_procps_3_and_what_is_not_available_for_procps_4() {
        var file = Meminfo.read("MemTotal: 1000 kB\nMemFree: 300 kB\nMemAvailable: 450 kB\n"
            + "Buffers: 20 kB\nCached: 200 kB\nSReclaimable: 30 kB\n",
            Pages.ZERO);
        assertThat(Columns.of(file, Procps.V3_3_17).used()).isEqualTo(1000 - 300 - 20 - 200 - 30);
        assertThat(Columns.of(file, Procps.V4_0_2).used()).isEqualTo(1000 - 450);
        assertThat(Columns.of(file, Procps.V4_0_2).buffCache()).isEqualTo(250);
    }

    @Test void on_an_old_kernel_a_balloon_is_used_memory() {
        var before = columns(booted("4.2"));
        var after = columns(booted("4.2").when(new Command.RequestBalloon(Story.VM, Pages.ofMib(256))).pass(5));
        assertThat(after.total()).isEqualTo(before.total());
        assertThat(after.used()).isEqualTo(before.used() + 256 * 1024);
        assertThat(after.buffCache()).as("a balloon is neither buffers nor cache").isEqualTo(before.buffCache());
    }

    @Test void on_a_kernel_of_today_a_balloon_has_left_the_total() {
        var before = columns(booted("6.1"));
        var after = columns(booted("6.1").when(new Command.RequestBalloon(Story.VM, Pages.ofMib(256))).pass(5));
        assertThat(after.total()).isEqualTo(before.total() - 256 * 1024);
        assertThat(after.used()).isEqualTo(before.used());
    }

    @Test void a_guest_that_is_off_prints_nothing() {
        assertThat(FreeProgram.print(Meminfo.EMPTY, Procps.V4_0_2, "-m")).isEmpty();
    }

    @Test void letters_may_be_written_together() {
        var file = Meminfo.of(Samples.busy("6.1"));
        assertThat(FreeProgram.print(file, Procps.V4_0_2, "-mwt")).isEqualTo(FreeProgram.print(file, Procps.V4_0_2, "-m", "-w", "-t"));
    }

    @Test void an_option_that_this_version_does_not_have_is_refused() {
        var file = Meminfo.of(Samples.busy("4.2"));
        assertThatThrownBy(() -> FreeProgram.print(file, Procps.V3_3_17, "-v")).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("3.3.17").hasMessageContaining("-v");
        assertThatThrownBy(() -> FreeProgram.print(file, Procps.V4_0_2, "--yobi"))
            .hasMessageContaining("--yobi").hasMessageContaining("--tebi");
        assertThatThrownBy(() -> FreeProgram.print(file, Procps.V4_0_2, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FreeProgram.print(file, Procps.V4_0_2, "-m", "-g")).hasMessageContaining("one unit");
    }

    private static Story booted(String kernel) {
        return Story.given(Story.vm(Story.dynamic(1024, 512, 2048), Story.kernel(kernel))).started().until(60);
    }

    private static Columns columns(Story story) {
        return Columns.of(Meminfo.of(story.vm()), story.vm().guestSettings().freeProgram());
    }
}
