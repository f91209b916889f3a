package diptych.sim.console;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.Story;
import diptych.sim.model.Command;
import diptych.sim.model.GuestSettings;
import diptych.sim.units.Pages;
import org.junit.jupiter.api.Test;

/** {@code dmesg} and the driver's debugfs file. */
class GuestFilesTest {
    private static final String NO_FILE = "cat: /sys/kernel/debug/hv-balloon: No such file or directory\n";

    @Test void kernel_lines_begin_with_seconds_in_five_columns_and_microseconds_in_six() {
        assertThat(Dmesg.lines(booted("6.1").vm())).contains("[   50.700000] hv_balloon: Max. dynamic memory size: 2048 MB");
        assertThat(Dmesg.print(booted("6.1").vm())).startsWith("[    0.000000] ").endsWith("\n");
    }

    @Test void a_time_of_more_than_five_digits_pushes_the_text() {
        var story = booted("6.1").until(100_010);
        var guest = story.vm().guest().logs(story.world().now(), "late");
        assertThat(Dmesg.lines(story.vm().with(guest))).last().isEqualTo("[100005.700000] late");
    }

    @Test void no_log_without_Linux() {
        assertThat(Dmesg.print(Story.vm(Story.dynamic(1024, 512, 2048), Story.kernel("6.1")))).isEmpty();
        assertThat(Dmesg.print(Samples.busy(Story.guest("6.1", g -> g.os(GuestSettings.GuestOs.FREEBSD))))).isEmpty();
    }

    @Test void the_driver_tells_what_it_holds_in_the_kernel_s_own_layout() {
        var story = booted("6.1").when(new Command.RequestBalloon(Story.VM, Pages.ofMib(100))).pass(5);
        assertThat(BalloonDebugfs.print(story.vm())).isEqualTo("""
            host_version          : 2.0
            capabilities          : enabled hot_add
            state                 : 1 (Initialized)
            page_size             : 4096
            pages_added           : 0
            pages_onlined         : 0
            pages_ballooned       : 25600
            total_pages_committed : %d
            max_dynamic_page_count: 524288
            """.formatted(76_800 + 25_600 + (104 + (992 - 100) / 8) * 256 + 128));
    }

    /** Checked by Microsoft's own test [LISA-DM]: Assigned - Startup = pages_added - pages_ballooned. */
    @Test void its_books_agree_with_the_host_s() {
        var story = booted("6.16").stress(1200, 1200, 0, 60).until(400);
        var driver = story.vm().guest().driver();
        assertThat(BalloonDebugfs.print(story.vm())).contains("pages_added           : " + driver.added().count() + "\n")
            .contains("pages_ballooned       : " + driver.ballooned().count() + "\n");
        assertThat(story.vm().assigned().count() - Pages.ofMib(1024).count())
            .isEqualTo(driver.added().count() - driver.ballooned().count());
    }

    @Test void the_file_came_with_6_0_and_goes_with_the_driver() {
        assertThat(BalloonDebugfs.print(booted("5.15").vm())).isEqualTo(NO_FILE);
        assertThat(BalloonDebugfs.print(booted("6.0").vm())).startsWith("host_version");
        assertThat(BalloonDebugfs.print(booted("6.1").when(new Command.UnloadDriver(Story.VM)).pass(1).vm())).isEqualTo(NO_FILE);
    }

    @Test void arm64_does_not_take_hot_adds_and_says_so() {
        var arm = Story.given(Story.vm(Story.dynamic(1024, 512, 2048), Story.guest("6.1", g -> g.arch(GuestSettings.Arch.ARM64))));
        assertThat(BalloonDebugfs.print(arm.started().until(60).vm())).contains("capabilities          : enabled\n");
    }

    @Test void the_module_parameter_does_not_change_what_the_driver_can_do() {
        var off = Story.given(Story.vm(Story.dynamic(1024, 512, 2048), Story.guest("6.1", g -> g.hotAdd(false))));
        assertThat(BalloonDebugfs.print(off.started().until(60).vm())).contains("capabilities          : enabled hot_add\n");
    }

    private static Story booted(String kernel) {
        return Story.given(Story.vm(Story.dynamic(1024, 512, 2048), Story.kernel(kernel))).started().until(60);
    }
}
