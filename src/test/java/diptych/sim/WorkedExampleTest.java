package diptych.sim;

import static diptych.sim.Story.dynamic;
import static diptych.sim.Story.given;
import static diptych.sim.Story.kernel;
import static diptych.sim.Story.vm;
import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.memory.BalloonFloor;
import diptych.sim.memory.Health;
import diptych.sim.memory.Health.MemoryStatus;
import diptych.sim.model.Message;
import org.junit.jupiter.api.Test;

/**
 * The worked example of the reference, section 13: Startup 1024, Minimum 512, Maximum 2048, buffer 20 %, 300 MiB committed idle,
 * 1300 busy.
 */
class WorkedExampleTest {

    @Test void before_the_load_host_and_guest_agree_but_for_what_is_kept_back() {
        var story = booted("4.2");
        assertThat(story.assignedMib()).isEqualTo(1024);
        assertThat(story.totalMib()).isEqualTo(992);
        assertThat(BalloonFloor.of(story.vm()).mib()).isEqualTo(228);
        assertThat(story.vm().view().demand().mib()).isEqualTo(528);
        assertThat(Health.pressure(story.vm())).isEqualTo(51);
    }

    @Test void the_load_makes_demand_exceed_what_is_assigned_and_the_status_warns() {
        var story = booted("4.2").stress(1000, 1000, 0, 200).pass(1);
        assertThat(story.vm().view().demand().mib()).isEqualTo(1528);
        assertThat(Health.pressure(story.vm())).isEqualTo(149);
        assertThat(Health.status(story.vm())).isEqualTo(MemoryStatus.WARNING);
    }

    @Test void hot_add_raises_the_floor_and_so_asks_for_one_more_block() {
        var story = booted("4.2").stress(1000, 1000, 0, 200).until(64);
        assertThat(story.assignedMib()).as("seven blocks").isEqualTo(1920);
        assertThat(story.vm().view().demand().mib()).isEqualTo(1640);
        assertThat(Health.pressure(story.vm())).isEqualTo(85);
        story.until(66);
        assertThat(story.assignedMib()).as("at Maximum").isEqualTo(2048);
        assertThat(story.totalMib()).isEqualTo(2016);
        assertThat(story.vm().view().demand().mib()).isEqualTo(1656);
        assertThat(Health.pressure(story.vm())).isEqualTo(80);
        assertThat(Health.status(story.vm())).isEqualTo(MemoryStatus.OK);
    }

    @Test void when_the_load_ends_nothing_happens_until_the_next_round() {
        var story = booted("4.2").stress(1000, 1000, 0, 200).until(329);
        assertThat(story.assignedMib()).isEqualTo(2048);
        assertThat(story.vm().view().demand().mib()).isEqualTo(656);
        assertThat(Health.pressure(story.vm())).isEqualTo(32);
    }

    @Test void before_5_11_the_round_leaves_MemTotal_alone() {
        var story = booted("4.2").stress(1000, 1000, 0, 200).until(332);
        assertThat(story.assignedMib()).isEqualTo(788);
        assertThat(story.vm().guest().memory().ballooned().mib()).isEqualTo(1260);
        assertThat(story.totalMib()).isEqualTo(2016);
        assertThat(story.vm().view().demand().mib()).isEqualTo(656);
        assertThat(Health.pressure(story.vm())).isEqualTo(83);
    }

    @Test void from_5_11_MemTotal_falls_with_the_balloon_and_the_floor_with_it() {
        var story = booted("5.11").stress(1000, 1000, 0, 200).until(332);
        assertThat(story.assignedMib()).isEqualTo(788);
        assertThat(story.totalMib()).isEqualTo(756);
        assertThat(story.vm().view().demand().kib()).as("498.5 MiB").isEqualTo(498 * 1024 + 512);
        assertThat(Health.pressure(story.vm())).isEqualTo(63);
    }

    @Test void from_5_11_the_guest_settles_at_the_fixed_point_220_MiB_lower() {
        var story = booted("5.11").stress(1000, 1000, 0, 200).until(2000);
        assertThat(story.assignedMib()).as("564.7, in whole 2 MiB").isBetween(564L, 566L);
        assertThat(Health.pressure(story.vm())).isEqualTo(83);
        assertThat(story.totalMib()).isBetween(532L, 534L);
    }

    @Test void with_200_committed_the_result_hits_Minimum() {
        var guest = Story.guest("5.11", g -> g.committed(200));
        var story = given(vm(dynamic(1024, 512, 2048), guest)).started().until(60).stress(1000, 1000, 0, 200).until(2000);
        assertThat(story.assignedMib()).isEqualTo(512);
    }

    @Test void if_the_load_returns_the_balloon_goes_back_in_one_exchange() {
        var story = booted("4.2").stress(1000, 1000, 0, 200).until(400).stress(1000, 1000, 0, 200).until(403);
        assertThat(story.assignedMib()).isGreaterThan(1900);
        assertThat(story.messages(Message.UnballoonRequest.class).get(0).numPages().mib())
            .isGreaterThan(1000);
    }

    private static Story booted(String kernel) {
        return given(vm(dynamic(1024, 512, 2048), kernel(kernel))).started().until(60);
    }
}
