package diptych.sim.memory;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.Story;
import diptych.sim.model.Command;
import diptych.sim.model.KernelEra;
import diptych.sim.model.KernelEra.Floor;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.MemoryFault;
import diptych.sim.model.MemorySettings;
import diptych.sim.model.Message;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fifty checkable facts at the end of the reference, by their numbers. */
class CheckableFactsTest {

    @ParameterizedTest(name = "fact {0}: floor of {1} KiB is {2} pages")
    @CsvSource({"1, 16384, 4096", "2, 32768, 6144", "3, 130048, 18304", "4, 131072, 18432", "5, 262144, 26624", "6, 524288, 43008",
        "7, 899328, 54728", "8, 1015808, 58368", "9, 1048576, 59392", "10, 2064384, 91136", "11, 2097152, 92160", "12, 4194304, 124928",
        "13, 8388608, 190464", "14, 16777216, 256000", "15, 33554432, 387072", "16, 67108864, 649216"})
    void floor_since_4_1(int fact, long totalKib, long pages) {
        assertThat(BalloonFloor.of(Floor.SINCE_4_1, Pages.ofKib(totalKib)).count()).isEqualTo(pages);
    }

    @ParameterizedTest(name = "fact {0}: floor of {2} MiB in {1} is {3} MiB")
    @CsvSource({"17, 3.10, 2048, 360", "18, 3.10, 4096, 424", "19, 3.10, 8192, 552", "20, 3.10, 32768, 1320", "21, 3.10, 131072, 4392",
        "22, 4.0, 2048, 384", "23, 4.0, 8192, 768", "24, 4.0, 32768, 1536"})
    void floor_of_older_eras(int fact, String kernel, long totalMib, long floorMib) {
        assertThat(BalloonFloor.of(era(kernel).floor(), Pages.ofMib(totalMib))).isEqualTo(Pages.ofMib(floorMib));
    }

    @ParameterizedTest(name = "fact {0}: demand {1}, buffer {2} %")
    @CsvSource({"25, 1000, 20, 1200", "26, 1000, 5, 1050", "27, 1000, 100, 2000", "28, 1000, 2000, 21000"})
    void buffer_is_a_share_of_demand(int fact, long demand, int buffer, long want) {
        assertThat(Health.withBuffer(Pages.ofMib(demand), buffer)).isEqualTo(Pages.ofMib(want));
    }

    @Test void facts_29_and_30_the_buffer_of_demands_that_do_not_divide() {
        assertThat(Health.withBuffer(Pages.ofMib(528), 20).kib()).isEqualTo(Pages.pages(162_202).kib());
        assertThat(Health.withBuffer(Pages.ofMib(1656), 20).mib()).isEqualTo(1987);
    }

    @ParameterizedTest(name = "fact {0}: demand {1} wants {4}")
    @CsvSource({"31, 2000, 512, 2048, 2048", "32, 300, 512, 2048, 512"})
    void want_stays_between_minimum_and_maximum(int fact, long demand, long minimum, long maximum, long want) {
        var settings = new MemorySettings(true, MiB.mib(1024), MiB.mib(minimum), MiB.mib(maximum), 20, 50);
        assertThat(Health.want(Pages.ofMib(demand), settings)).isEqualTo(Pages.ofMib(want));
    }

    @Test void fact_33_demand_above_assigned_is_pressure_above_100() {
        var story = Story.given(Story.vm(Story.dynamic(1024, 512, 2048), Story.kernel("4.2"))).started().until(60)
            .stress(1000, 1000, 0, 100).pass(1);
        assertThat(story.vm().view().demand().mib()).isEqualTo(1528);
        assertThat(Health.pressure(story.vm())).isEqualTo(149);
    }

    @ParameterizedTest(name = "fact {0}: {2} of {1} pages available, floor {3}")
    @CsvSource({"34, 65875, 32768, 54728, 11147, 10752, Balloon floor reached.", "35, 54745, 21621, 54728, 17, 0, Balloon floor reached.",
        "36, 54682, 21553, 54728, 0, 0, Balloon floor reached.", "37, 200000, 32768, 54728, 32768, 32768, ''",
        "38, 30000, 32768, 54728, 0, 0, Not enough memory.", "39, 87496, 32768, 54728, 32768, 32768, ''",
        "40, 87495, 32768, 54728, 32767, 32256, Balloon floor reached."})
    void requests_are_cut_at_the_floor(int fact, long available, long asked, long floor, long since56, long before56, String text) {
        var modern = BalloonUp.cut(Pages.pages(available), Pages.pages(asked), Pages.pages(floor), era("5.6"));
        var older = BalloonUp.cut(Pages.pages(available), Pages.pages(asked), Pages.pages(floor), era("4.15"));
        assertThat(modern).isEqualTo(new BalloonUp.Cut(Pages.pages(since56), text));
        assertThat(older).isEqualTo(new BalloonUp.Cut(Pages.pages(before56), text));
    }

    @Test void fact_41_a_response_page_holds_510_ranges() {
        assertThat(Message.RANGES_PER_MESSAGE).isEqualTo((4096 - 16) / Message.RANGE);
    }

    @Test void fact_42_128_MiB_take_one_message_in_2_MiB_pages_and_65_in_single_pages() {
        assertThat(responsesTo128MiB(0)).isEqualTo(1);
        assertThat(responsesTo128MiB(1000)).isEqualTo(65);
    }

    @Test void fact_43_a_hot_add_of_100_MiB_makes_a_block_of_which_100_are_usable() {
        var story = Story.given(Story.vm(Story.fixed(2048), Story.kernel("6.1"))).started().until(60)
            .when(new Command.Resize(Story.VM, Pages.ofMib(2148))).pass(1);
        var memory = story.vm().guest().memory();
        assertThat(memory.blocks()).isEqualTo(1);
        assertThat(memory.blockSize()).isEqualTo(Pages.ofMib(128));
        assertThat(memory.onlined()).isEqualTo(Pages.ofMib(100));
        assertThat(story.assignedMib()).isEqualTo(2148);
    }

    @Test void fact_44_a_hot_add_of_810_MiB_is_rounded_up_to_seven_blocks() {
        var story = Story.given(Story.vm(Story.dynamic(1024, 512, 4096), Story.kernel("4.2"))).started().until(60)
            .stress(1000, 1000, 0, 200).until(64);
        assertThat(story.vm().account().hotAdded()).isEqualTo(Pages.ofMib(7 * 128));
    }

    @Test void fact_45_the_alignment_field_is_the_power_of_two_in_MiB() {
        assertThat(Handshake.alignment(Pages.ofMib(128))).isEqualTo(7);
        assertThat(Handshake.alignment(Pages.ofMib(256))).isEqualTo(8);
        assertThat(Handshake.alignment(Pages.ofMib(2048))).isEqualTo(11);
    }

    @Test void fact_46_message_sizes() {
        assertThat(new Message.StatusReport(1, Pages.ZERO, Pages.ZERO).size()).isEqualTo(48);
        assertThat(new Message.BalloonRequest(1, Pages.ZERO).size()).isEqualTo(16);
        assertThat(new Message.UnballoonResponse(1).size()).isEqualTo(8);
        assertThat(new Message.HotAddRequest(1, 0, Pages.ofMib(128), 0, Pages.ZERO).size()).isEqualTo(16);
        assertThat(new Message.HotAddRequest(1, 0, Pages.ofMib(128), 1, Pages.ofMib(128)).size()).isEqualTo(24);
        assertThat(new Message.BalloonResponse(1, false, 3, Pages.ofMib(6)).size()).isEqualTo(16 + 3 * 8);
    }

    @Test void fact_47_with_hot_add_off_the_answer_is_success_with_no_pages_and_the_host_stops_asking() {
        var guest = Story.guest("6.1", g -> g.hotAdd(false));
        var story = Story.given(Story.vm(Story.dynamic(1024, 512, 4096), guest)).started().until(60).stress(2000, 128, 1, 100).pass(90);
        assertThat(story.messages(Message.HotAddResponse.class)).singleElement()
            .satisfies(answer -> assertThat(answer.result()).isEqualTo(1), answer -> assertThat(answer.pageCount()).isEqualTo(Pages.ZERO));
        assertThat(story.guestLog()).contains("hv_balloon: Memory hot add failed");
        assertThat(story.assignedMib()).isEqualTo(1024);
    }

    @Test void fact_48_a_transient_failure_is_result_0_and_the_host_tries_again() {
        var story = Story.given(Story.vm(Story.dynamic(1024, 512, 4096), Story.kernel("6.1"))).started().until(60)
            .fault(new MemoryFault.HotAddAnswer(MemoryFault.HotAddAnswer.Kind.TRANSIENT)).stress(1000, 1000, 0, 100).pass(30);
        assertThat(story.messages(Message.HotAddResponse.class).get(0).result()).isEqualTo(0);
        assertThat(story.assignedMib()).isGreaterThan(1024);
    }

    @Test void fact_49_500_more_with_300_ballooned_is_300_back_and_two_blocks() {
        var story = Story.given(Story.vm(Story.dynamic(1024, 256, 4096), Story.kernel("4.2"))).started().until(60)
            .when(new Command.RequestBalloon(Story.VM, Pages.ofMib(300))).pass(1);
        assertThat(story.assignedMib()).isEqualTo(724);
        story.stress(500, 500, 0, 100).pass(4);
        assertThat(story.messages(Message.UnballoonRequest.class)).first()
            .satisfies(back -> assertThat(back.numPages()).isEqualTo(Pages.ofMib(300)));
        assertThat(story.messages(Message.HotAddRequest.class)).first()
            .satisfies(add -> assertThat(add.pageCnt().mib() % 128).isZero());
        assertThat(story.firstTime(Message.UnballoonRequest.class).orElseThrow())
            .isLessThan(story.firstTime(Message.HotAddRequest.class).orElseThrow());
    }

    @Test void fact_50_ballooning_400_of_992_leaves_992_before_5_11_and_592_since() {
        assertThat(totalAfterBallooning400("5.10")).isEqualTo(992);
        assertThat(totalAfterBallooning400("5.11")).isEqualTo(592);
    }

    private static long totalAfterBallooning400(String kernel) {
        return Story.given(Story.vm(Story.dynamic(1024, 256, 4096), Story.kernel(kernel))).started().until(60)
            .when(new Command.RequestBalloon(Story.VM, Pages.ofMib(400))).pass(0.5).totalMib();
    }

    private static int responsesTo128MiB(int fragmentedPermille) {
        var guest = Story.guest("6.1", g -> g.fragmented(fragmentedPermille));
        return Story.given(Story.vm(Story.dynamic(1024, 256, 4096), guest)).started().until(60)
            .when(new Command.RequestBalloon(Story.VM, Pages.ofMib(128))).pass(0.5)
            .messages(Message.BalloonResponse.class).size();
    }

    private static KernelEra era(String kernel) {
        return KernelEra.of(KernelVersion.parse(kernel));
    }
}
