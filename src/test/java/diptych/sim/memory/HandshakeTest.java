package diptych.sim.memory;

import static diptych.sim.Story.dynamic;
import static diptych.sim.Story.given;
import static diptych.sim.Story.guest;
import static diptych.sim.Story.host;
import static diptych.sim.Story.kernel;
import static diptych.sim.Story.vm;
import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.Story;
import diptych.sim.model.Command;
import diptych.sim.model.Driver;
import diptych.sim.model.GuestSettings.Arch;
import diptych.sim.model.HostVersion;
import diptych.sim.model.MemoryFault;
import diptych.sim.model.Message;
import diptych.sim.model.ProtocolVersion;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The driver introduces itself: version, capabilities, 45 silent calls, and the host that waits 50 s. */
class HandshakeTest {

    @Test void a_new_kernel_on_a_new_host_agrees_on_2_0_at_once() {
        var story = given(vm(dynamic(1024, 512, 4096), kernel("6.1"))).started();
        assertThat(story.messages(Message.VersionRequest.class)).singleElement()
            .satisfies(asked -> assertThat(asked.version()).isEqualTo(ProtocolVersion.V2_0));
        assertThat(story.guestLog()).contains("hv_balloon: Using Dynamic Memory protocol version 2.0");
    }

    @Test void on_a_host_of_2012_R2_it_falls_back_to_1_0() {
        var story = given(host(16_384, HostVersion.WS2012R2), vm(dynamic(1024, 512, 4096), kernel("4.4"))).started();
        assertThat(story.messages(Message.VersionRequest.class)).extracting(Message.VersionRequest::version)
            .containsExactly(ProtocolVersion.V2_0, ProtocolVersion.V1_0);
        assertThat(story.messages(Message.VersionResponse.class)).extracting(Message.VersionResponse::isAccepted)
            .containsExactly(false, true);
    }

    @Test void before_4_3_the_driver_knows_no_2_0() {
        var story = given(vm(dynamic(1024, 512, 4096), kernel("4.2"))).started();
        assertThat(story.vm().guest().driver().version()).isEqualTo(ProtocolVersion.V1_0);
    }

    @Test void the_last_attempt_says_so_and_if_it_is_refused_the_probe_fails() {
        var story = given(vm(dynamic(1024, 512, 4096), kernel("6.1"))).fault(new MemoryFault.Protocol(null)).started().until(300);
        assertThat(story.messages(Message.VersionRequest.class)).extracting(Message.VersionRequest::isLastAttempt)
            .containsExactly(false, false, true);
        assertThat(story.vm().guest().driver().presence()).isEqualTo(Driver.Presence.NONE);
        assertThat(story.messages(Message.StatusReport.class)).isEmpty();
        assertThat(story.assignedMib()).isEqualTo(1024);
    }

    @Test void version_0_3_has_no_message_that_tells_the_maximum() {
        var story = given(vm(dynamic(1024, 512, 4096), kernel("6.1"))).fault(new MemoryFault.Protocol(ProtocolVersion.V0_3))
            .started().until(70);
        assertThat(story.vm().guest().driver().version()).isEqualTo(ProtocolVersion.V0_3);
        assertThat(story.messages(Message.InfoMessage.class)).isEmpty();
        assertThat(story.messages(Message.StatusReport.class)).isNotEmpty();
    }

    @Test void capabilities_tell_the_block_size_from_6_10_on() {
        assertThat(alignment("6.1", 1024)).isEqualTo(7);
        assertThat(alignment("6.10", 1024)).isEqualTo(7);
        assertThat(alignment("6.10", 66_048)).as("66048 MiB divide by 512").isEqualTo(9);
        assertThat(alignment("6.1", 66_048)).as("older drivers say 128 whatever the kernel needs").isEqualTo(7);
    }

    @Test void arm64_balloons_but_does_not_hot_add() {
        var story = given(vm(dynamic(1024, 512, 4096), guest("6.1", g -> g.arch(Arch.ARM64)))).started().until(60)
            .stress(1500, 100, 1, 100).until(150);
        assertThat(story.messages(Message.CapabilitiesReport.class)).first().satisfies(report -> assertThat(report.hotAdd()).isFalse());
        assertThat(story.guestLog()).contains("hv_balloon: Memory hot add disabled on ARM64");
        assertThat(story.messages(Message.HotAddRequest.class)).isEmpty();
    }

    @Test void forty_five_calls_only_count_down_then_a_report_comes_every_second() {
        var story = given(vm(dynamic(1024, 512, 4096), kernel("6.1"))).started().until(110);
        assertThat(story.firstTime(Message.StatusReport.class)).contains(SimTime.seconds(51));
        assertThat(story.messages(Message.StatusReport.class)).hasSize(60);
    }

    @Test void extra_calls_while_ballooning_shorten_the_silence() {
        var guest = guest("6.1", g -> g.fragmented(1000));
        var story = given(vm(dynamic(2048, 512, 4096), guest)).started()
            .when(new Command.RequestBalloon(Story.VM, Pages.ofMib(20))).until(60);
        assertThat(story.firstTime(Message.StatusReport.class).orElseThrow()).as("eleven responses of single pages")
            .isLessThan(SimTime.seconds(45));
    }

    @Test void the_host_says_how_large_the_guest_may_become_after_50_s_each_era_logs_it_its_own_way() {
        assertThat(logAt60("4.2")).contains("hv_balloon: Received INFO_TYPE_MAX_PAGE_CNT", "hv_balloon: Data Size is 8");
        assertThat(logAt60("4.9")).contains("hv_balloon: INFO_TYPE_MAX_PAGE_CNT = " + 4096 * 256);
        assertThat(logAt60("4.15")).contains("hv_balloon: Max. dynamic memory size: 4096 MB");
    }

    @Test void a_driver_that_is_unloaded_keeps_what_it_holds_and_a_new_one_starts_from_nothing() {
        var story = given(vm(dynamic(1024, 256, 4096), kernel("5.10"))).started().until(60)
            .when(new Command.RequestBalloon(Story.VM, Pages.ofMib(100))).pass(1).when(new Command.UnloadDriver(Story.VM));
        assertThat(story.guestLog()).contains("hv_balloon: Ballooned pages: 25600");
        double reloaded = story.pass(10).world().now().inSeconds();
        story.when(new Command.LoadDriver(Story.VM)).pass(44);
        assertThat(story.vm().view().reported()).isFalse();
        story.until(reloaded + 50);
        assertThat(story.vm().view().reported()).isTrue();
        assertThat(story.vm().guest().driver().ballooned()).isEqualTo(Pages.ZERO);
        assertThat(story.vm().account().ballooned()).isEqualTo(Pages.ofMib(100));
    }

    private static int alignment(String kernel, long startup) {
        return given(host(100_000), vm(dynamic(startup, 512, startup), kernel(kernel))).started()
            .messages(Message.CapabilitiesReport.class).get(0).hotAddAlignment();
    }

    private static List<String> logAt60(String kernel) {
        return given(vm(dynamic(1024, 512, 4096), kernel(kernel))).started().until(60).guestLog();
    }
}
