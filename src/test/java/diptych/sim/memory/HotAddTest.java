package diptych.sim.memory;

import static diptych.sim.Story.dynamic;
import static diptych.sim.Story.fixed;
import static diptych.sim.Story.given;
import static diptych.sim.Story.guest;
import static diptych.sim.Story.host;
import static diptych.sim.Story.kernel;
import static diptych.sim.Story.vm;
import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.Story;
import diptych.sim.model.Command;
import diptych.sim.model.Event;
import diptych.sim.model.HostVersion;
import diptych.sim.model.MemoryFault;
import diptych.sim.model.MemoryFault.HotAddAnswer.Kind;
import diptych.sim.model.Message;
import diptych.sim.units.Pages;
import org.junit.jupiter.api.Test;

/** Memory the guest never had: blocks, their onlining, what they cost, and the ways it fails. */
class HotAddTest {

    @Test void each_block_of_128_MiB_costs_2_MiB_of_free_memory_even_while_it_is_offline() {
        var story = given(vm(fixed(2048), guest("6.1", g -> g.onlining(false, false)))).started().until(60);
        long free = story.vm().guest().memory().free().mib();
        story.when(new Command.Resize(Story.VM, Pages.ofMib(2304))).pass(12);
        assertThat(story.vm().guest().memory().free().mib()).isEqualTo(free - 4);
        assertThat(story.vm().guest().memory().offline()).isEqualTo(Pages.ofMib(256));
        assertThat(story.messages(Message.HotAddResponse.class)).first().satisfies(answer -> {
            assertThat(answer.result()).as("the driver answers success all the same").isEqualTo(1);
            assertThat(answer.pageCount()).isEqualTo(Pages.ofMib(256));
        });
    }

    @Test void a_udev_rule_puts_blocks_online_long_before_the_wait_ends() {
        Story resized = given(vm(fixed(2048), guest("4.4", g -> g.onlining(false, true)))).started().until(60)
            .when(new Command.Resize(Story.VM, Pages.ofMib(2304))).pass(1);
        assertThat(resized.events().stream().filter(Event.BlockOnline.class::isInstance)).hasSize(2);
        assertThat(resized.totalMib()).isEqualTo(2304 - 32);
    }

    @Test void up_to_3_19_an_expired_wait_is_a_failure_and_the_block_does_not_count() {
        var story = given(vm(dynamic(1024, 512, 4096), guest("3.10", g -> g.onlining(false, false)))).started().until(60)
            .stress(700, 350, 1, 100).pass(20);
        assertThat(story.guestLog()).contains("hv_balloon: hot_add memory timedout", "hv_balloon: Memory hot add failed");
        assertThat(story.assignedMib()).isEqualTo(1024);
        assertThat(story.messages(Message.HotAddResponse.class)).allSatisfy(answer -> assertThat(answer.result()).isZero());
        assertThat(story.pass(2).vm().account().hotAdded()).as("a block that is waited for does not count yet").isEqualTo(Pages.ZERO);
    }

    @Test void kernel_3_8_cannot_hot_add() {
        var story = given(vm(dynamic(1024, 512, 4096), kernel("3.8"))).started().until(60).stress(1200, 300, 1, 100).pass(50);
        assertThat(story.messages(Message.HotAddRequest.class)).isEmpty();
    }

    @Test void on_a_large_machine_drivers_before_6_10_fail_with_minus_22() {
        var story = given(host(200_000), vm(dynamic(66_048, 512, 100_000), kernel("6.1"))).started().until(60)
            .stress(70_000, 10_000, 1, 100).pass(20);
        assertThat(story.guestLog()).contains("hv_balloon: hot_add memory failed error is -22", "hv_balloon: Memory hot add failed");
        assertThat(story.assignedMib()).isEqualTo(66_048);
        var today = given(host(200_000), vm(dynamic(66_048, 512, 100_000), kernel("6.10"))).started().until(60)
            .stress(66_000, 6000, 1, 100).pass(30);
        assertThat(today.assignedMib()).isGreaterThan(66_048);
        assertThat(today.vm().guest().memory().blockSize()).isEqualTo(Pages.ofMib(512));
    }

    @Test void a_partly_backed_block_is_filled_before_another_is_added() {
        var story = given(host(16_384, HostVersion.WS2016), vm(fixed(2048), kernel("4.4"))).started().until(60);
        for (int size = 2148; size <= 2448; size += 100) story.when(new Command.Resize(Story.VM, Pages.ofMib(size))).pass(5);
        assertThat(story.assignedMib()).isEqualTo(2448);
        assertThat(story.totalMib()).isEqualTo(2448 - 32);
        assertThat(story.vm().guest().memory().blocks()).as("400 MiB in blocks of 128").isEqualTo(4);
    }

    @Test void a_partial_answer_gives_the_rest_of_the_memory_back_to_the_host() {
        var story = given(vm(dynamic(1024, 512, 4096), kernel("6.1"))).started().until(60)
            .fault(new MemoryFault.HotAddAnswer(Kind.PARTIAL)).stress(700, 350, 0, 200).pass(3);
        var first = story.messages(Message.HotAddResponse.class).get(0);
        assertThat(first.pageCount()).isLessThan(story.messages(Message.HotAddRequest.class).get(0).pageCnt());
        assertThat(first.result()).isEqualTo(1);
        assertThat(story.pass(20).assignedMib()).as("and the host asks again").isGreaterThan(1300);
    }

    @Test void a_permanent_refusal_is_final_until_the_driver_is_loaded_anew() {
        var story = given(vm(dynamic(1024, 512, 4096), kernel("6.1"))).started().until(60)
            .fault(new MemoryFault.HotAddAnswer(Kind.PERMANENT)).stress(700, 350, 0, 1000).pass(100);
        assertThat(story.messages(Message.HotAddRequest.class)).hasSize(1);
        assertThat(story.guestLog()).contains("hv_balloon: hot_add memory failed error is -17");
        story.when(new Command.UnloadDriver(Story.VM)).when(new Command.LoadDriver(Story.VM)).pass(80);
        assertThat(story.assignedMib()).isGreaterThan(1024);
    }

    @Test void a_lone_online_timeout_leaves_one_block_offline_and_its_pages_reported() {
        var story = given(vm(dynamic(1024, 512, 4096), kernel("6.1"))).started().until(60)
            .fault(new MemoryFault.OnlineTimeout()).stress(700, 350, 0, 200).pass(30);
        assertThat(story.vm().guest().memory().offline()).isEqualTo(Pages.ofMib(128));
        assertThat(story.vm().view().demand()).isEqualTo(story.vm().guest().programs().committed()
            .plus(BalloonFloor.of(story.vm())).plus(Pages.ofMib(128)));
    }

    @Test void the_host_adds_at_most_512_MiB_a_second() {
        var story = given(vm(dynamic(1024, 512, 8192), guest("6.1", g -> g.swap(8192)))).started().until(60).stress(5000, 500, 0, 200);
        long before = story.assignedMib();
        for (int second = 0; second < 15; second++) {
            long after = story.pass(1).assignedMib();
            assertThat(after - before).isLessThanOrEqualTo(512);
            before = after;
        }
        assertThat(before).isGreaterThan(5000);
    }
}
