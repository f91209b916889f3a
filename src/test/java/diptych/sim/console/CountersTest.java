package diptych.sim.console;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.Story;
import diptych.sim.console.Counters.Reading;
import diptych.sim.memory.Health;
import diptych.sim.model.HostVersion;
import diptych.sim.model.World;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The two performance counter sets, and what WMI says of the same. */
class CountersTest {

    @Test void Get_Counter_prints_each_path_in_small_letters_with_its_value_below() {
        var story = Story.given(Story.vm(Story.dynamic(1024, 512, 2048), Story.kernel("4.2"))).started().until(60);
        assertThat(Counters.print(story.world(), Counters.of(story.world(), List.of()).subList(0, 2))).isEqualTo("""
            Timestamp                 CounterSamples
            ---------                 --------------
            00:01:00                  \\\\hv-01\\hyper-v dynamic memory vm(vm1)\\added memory :
                                      0

                                      \\\\hv-01\\hyper-v dynamic memory vm(vm1)\\average pressure :
                                      51

            """);
    }

    @Test void guest_visible_memory_is_a_high_water_mark_and_physical_memory_is_what_is_assigned() {
        var story = Story.given(Story.vm(Story.dynamic(1024, 512, 2048), Story.kernel("4.2"))).started().until(60)
            .stress(1000, 1000, 0, 200).until(332);
        var world = story.world();
        assertThat(value(world, "Guest Visible Physical Memory")).isEqualTo(2048);
        assertThat(value(world, "Physical Memory")).isEqualTo(788);
        assertThat(value(world, "Added Memory")).isEqualTo(1024);
        assertThat(value(world, "Removed Memory")).isEqualTo(1260);
    }

    @Test void current_pressure_is_demand_of_what_is_assigned() {
        var story = Story.given(Story.vm(Story.dynamic(1024, 512, 2048), Story.kernel("4.2"))).started().until(60)
            .stress(1000, 1000, 0, 200).pass(1);
        assertThat(value(story.world(), "Current Pressure")).isEqualTo(149);
        assertThat(value(story.world(), "System Current Pressure")).isEqualTo(149);
    }

    @Test void average_pressure_is_over_the_moments_that_are_handed_in() {
        var story = Story.given(Story.vm(Story.dynamic(1024, 512, 2048), Story.kernel("4.2"))).started().until(60);
        var before = new ArrayList<>(List.of(story.world()));
        before.add(story.stress(1000, 1000, 0, 200).pass(1).world());
        assertThat(Counters.of(story.world(), List.of(before.get(0))))
            .contains(new Reading(Counters.VM_SET, "vm1", "Average Pressure", (51 + 149) / 2))
            .contains(new Reading(Counters.BALANCER_SET, "System Balancer", "Average Pressure", (51 + 149) / 2));
    }

    @Test void moments_before_the_first_report_do_not_count() {
        var story = Story.given(Story.vm(Story.dynamic(1024, 512, 2048), Story.kernel("4.2")));
        var off = story.world();
        var silent = story.started().until(30).world();
        assertThat(Counters.of(story.until(60).world(), List.of(off, silent)))
            .contains(new Reading(Counters.VM_SET, "vm1", "Average Pressure", 51));
    }

    /** A settled VM lies inside its own band: the balancer leaves it alone. */
    @Test void the_band_is_where_the_balancer_leaves_a_VM_alone() {
        var story = Story.given(Story.vm(Story.dynamic(1024, 512, 4096), Story.kernel("4.2"))).started().until(60)
            .stress(1500, 1500, 0, 600).until(300);
        assertThat(value(story.world(), "Maximum Pressure")).as("100 / (1 + 20 %)").isEqualTo(83);
        assertThat(value(story.world(), "Current Pressure"))
            .isBetween(value(story.world(), "Minimum Pressure"), value(story.world(), "Maximum Pressure"));
    }

    @Test void available_memory_of_the_balancer_is_what_nobody_holds() {
        var story = Story.given(Story.vm(Story.dynamic(1024, 512, 2048), Story.kernel("4.2"))).started().until(60);
        assertThat(value(story.world(), "Available Memory")).isEqualTo(16_384 - 2048 - 1024);
    }

    @Test void a_VM_that_is_off_has_no_instance() {
        var world = Story.given(Story.vm(Story.dynamic(1024, 512, 2048), Story.kernel("4.2"))).world();
        assertThat(Counters.of(world, List.of())).extracting(Reading::set).containsOnly(Counters.BALANCER_SET);
    }

    @Test void before_2016_only_a_VM_with_Dynamic_Memory_has_an_instance() {
        assertThat(instancesOfAStaticVm(HostVersion.WS2012R2)).isEmpty();
        assertThat(instancesOfAStaticVm(HostVersion.WS2016)).isNotEmpty().extracting(Reading::counter)
            .doesNotContain("Guest Available Memory");
        assertThat(instancesOfAStaticVm(HostVersion.WS2019)).extracting(Reading::counter).contains("Guest Available Memory");
    }

    @Test void memory_available_is_negative_when_the_VM_lacks_memory() {
        var story = Story.given(Story.vm(Story.dynamic(1024, 512, 2048), Story.kernel("4.2"))).started();
        assertThat(SummaryInformation.of(story.vm()))
            .isEqualTo(new SummaryInformation(1024, OptionalLong.empty(), OptionalLong.empty(), false));
        var idle = SummaryInformation.of(story.until(60).vm());
        assertThat(idle.memoryAvailable()).hasValue((1024 - 528) * 100 / 1024);
        assertThat(idle.availableMemoryBuffer().orElseThrow()).isGreaterThan(100);
        var pressed = story.stress(1000, 1000, 0, 200).pass(1).vm();
        assertThat(Health.status(pressed)).isEqualTo(Health.MemoryStatus.WARNING);
        assertThat(SummaryInformation.of(pressed).memoryAvailable()).hasValue((1024 - 1528) * 100 / 1024);
        assertThat(SummaryInformation.of(pressed).availableMemoryBuffer().orElseThrow()).isNegative();
    }

    private static List<Reading> instancesOfAStaticVm(HostVersion version) {
        var story = Story.given(Story.host(16_384, version), Story.vm(Story.fixed(1024), Story.kernel("6.1"))).started().until(60);
        return Counters.of(story.world(), List.of()).stream().filter(reading -> reading.set().equals(Counters.VM_SET)).toList();
    }

    private static long value(World world, String counter) {
        return Counters.of(world, List.of()).stream().filter(reading -> reading.counter().equals(counter))
            .findFirst().orElseThrow().value();
    }
}
