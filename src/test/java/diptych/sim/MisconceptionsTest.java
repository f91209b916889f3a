package diptych.sim;

import static diptych.sim.Story.dynamic;
import static diptych.sim.Story.given;
import static diptych.sim.Story.guest;
import static diptych.sim.Story.host;
import static diptych.sim.Story.kernel;
import static diptych.sim.Story.vm;
import static diptych.sim.Story.weighing;
import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.guest.MemAvailable;
import diptych.sim.memory.BalloonFloor;
import diptych.sim.memory.Health;
import diptych.sim.memory.Health.MemoryStatus;
import diptych.sim.model.Command;
import diptych.sim.model.Event;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.GuestSettings.DriverSource;
import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.model.MemorySettings;
import diptych.sim.model.Message;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import diptych.sim.units.Share;
import diptych.sim.units.SimTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The reference's table of common misconceptions, a test each: what people believe does not happen, what is true does. */
class MisconceptionsTest {

    @Test void dynamic_memory_cannot_unplug_memory_from_linux_it_only_balloons() {
        var story = grownAndShrunk("6.1");
        assertThat(story.vm().guest().memory().blocks()).isPositive();
        assertThat(story.vm().account().hotAdded()).isEqualTo(story.vm().guest().memory().added());
        assertThat(story.vm().account().ballooned()).isGreaterThan(Pages.ZERO);
    }

    @Test void free_total_is_a_high_water_mark_before_5_11_and_follows_assigned_since() {
        var old = grownAndShrunk("4.2");
        assertThat(old.totalMib()).isGreaterThan(old.assignedMib() + 500);
        var today = grownAndShrunk("6.1");
        assertThat(today.totalMib()).isEqualTo(today.assignedMib() - 32);
    }

    @Test void ballooned_memory_is_not_buffers_or_cache() {
        var before = given(vm(dynamic(2048, 512, 4096), kernel("4.2"))).started().until(60);
        var cached = before.vm().guest().memory().cached();
        var free = before.vm().guest().memory().free();
        before.when(new Command.RequestBalloon(Story.VM, Pages.ofMib(300))).pass(0.5);
        assertThat(before.vm().guest().memory().cached()).isEqualTo(cached);
        assertThat(before.vm().guest().memory().free()).isEqualTo(free.minus(Pages.ofMib(300)));
    }

    @Test void memory_that_was_promised_and_never_touched_is_demanded_all_the_same() {
        var story = given(vm(dynamic(2048, 512, 4096), kernel("6.1"))).started().until(60);
        var before = story.vm();
        var quarter = new Share(250);
        story.when(new Command.Stress(Story.VM, Pages.ofMib(600), Pages.ofMib(600), SimTime.ZERO, SimTime.seconds(99), false, quarter))
            .pass(2);
        assertThat(story.vm().view().demand()).isEqualTo(before.view().demand().plus(Pages.ofMib(600)));
        assertThat(story.vm().guest().programs().resident()).isEqualTo(before.guest().programs().resident().plus(Pages.ofMib(150)));
    }

    @Test void demand_is_committed_and_floor_and_offline_not_used_memory() {
        var story = given(vm(dynamic(1024, 512, 4096), kernel("6.1"))).started().until(60);
        assertThat(story.vm().view().demand())
            .isEqualTo(story.vm().guest().programs().committed().plus(BalloonFloor.of(story.vm())));
    }

    @Test void filling_the_page_cache_does_not_grow_the_vm_but_did_with_the_LIS_package_of_2015() {
        assertThat(demandAfterWriting(guest("4.2", g -> g))).isZero();
        assertThat(demandAfterWriting(guest("3.10", g -> g.driver(DriverSource.LIS_4_0)))).isGreaterThan(50);
    }

    @Test void an_idle_vm_does_not_always_shrink_to_minimum_it_stops_at_its_floor() {
        var story = given(vm(dynamic(1024, 64, 2048), guest("5.6", g -> g.committed(20)))).started().until(2000);
        assertThat(story.assignedMib()).isGreaterThan(64);
        assertThat(story.guestLog()).doesNotContain("hv_balloon: hot_add memory failed");
        story.when(new Command.RequestBalloon(Story.VM, Pages.ofMib(900))).pass(1);
        assertThat(story.assignedMib()).isGreaterThan(64);
        assertThat(MemAvailable.of(story.vm().guest().memory())).isEqualTo(BalloonFloor.of(story.vm()));
    }

    @Test void the_buffer_is_20_percent_of_demand_so_pressure_settles_at_83() {
        var story = given(vm(dynamic(2048, 64, 8192), kernel("6.1"))).started().until(4000);
        assertThat(Health.pressure(story.vm())).isEqualTo(83);
    }

    @Test void weight_gives_nothing_while_the_host_has_enough() {
        var light = vm("light", weighing(dynamic(1024, 512, 4096), 0), kernel("6.1"));
        var heavy = vm("heavy", weighing(dynamic(1024, 512, 4096), 100), kernel("6.1"));
        var rich = twoUnderLoad(Story.given(host(32_768), light, heavy));
        assertThat(rich.world().vm("light").assigned()).isEqualTo(rich.world().vm("heavy").assigned());
        var poor = twoUnderLoad(Story.given(host(2048 + 5000), light, heavy));
        assertThat(poor.world().vm("light").assigned()).isLessThan(poor.world().vm("heavy").assigned());
    }

    @Test void smart_paging_does_not_overcommit_it_helps_a_restart_only_and_passes() {
        var small = vm("small", dynamic(2048, 512, 2048), kernel("6.1"));
        var big = vm("big", dynamic(3000, 3000, 6000), kernel("6.1"));
        var story = Story.given(host(2048 + 5200), small, big);
        story.when(new Command.Start("small")).when(new Command.Start("big")).until(400);
        assertThat(story.world().vm("small").assigned().mib()).isLessThan(1000);
        story.when(new Command.Stress("big", Pages.ofMib(4000), Pages.ofMib(500), SimTime.seconds(1), SimTime.seconds(3000),
            false)).pass(60);
        assertThat(story.world().available()).isLessThan(Pages.ofMib(64));

        var cold = Story.given(host(2048 + 5200), small, big, vm("late", dynamic(2048, 2048, 2048), kernel("6.1")));
        cold.when(new Command.Start("small")).when(new Command.Start("big")).until(60).when(new Command.Start("late"));
        assertThat(cold.refusal()).contains("Not enough memory in the system to start the virtual machine")
            .contains("Could not initialize memory: Ran out of memory (0x8007000E)");

        story.when(new Command.Reboot("small")).pass(20);
        assertThat(story.world().vm("small").isRunning()).isTrue();
        assertThat(story.world().vm("small").account().smartPaged()).isGreaterThan(Pages.ZERO);
        story.pass(600);
        assertThat(story.world().vm("small").account().smartPaged()).as("gone within ten minutes").isEqualTo(Pages.ZERO);
    }

    @Test void the_host_deflates_before_it_hot_adds() {
        var story = grownAndShrunk("6.1");
        story.events().clear();
        story.stress(3200, 400, 1, 100).pass(20);
        assertThat(story.firstTime(Message.UnballoonRequest.class).orElseThrow())
            .isLessThan(story.firstTime(Message.HotAddRequest.class).orElseThrow());
    }

    @Test void nothing_changes_within_a_second_of_boot() {
        var story = given(vm(dynamic(1024, 512, 4096), kernel("6.1"))).started().stress(2000, 128, 1, 60).until(300);
        assertThat(story.firstTime(Message.StatusReport.class).orElseThrow()).isEqualTo(SimTime.seconds(51));
        assertThat(story.firstTime(Message.HotAddRequest.class).orElseThrow()).isGreaterThanOrEqualTo(SimTime.seconds(55));
        story.until(1000);
        assertThat(story.firstTime(Message.BalloonRequest.class).orElseThrow()).isEqualTo(SimTime.seconds(330));
    }

    @Test void hot_add_takes_whole_blocks() {
        var story = given(vm(dynamic(1024, 512, 4096), kernel("6.1"))).started().until(60).stress(700, 700, 0, 100).pass(10);
        assertThat(story.messages(Message.HotAddRequest.class)).isNotEmpty()
            .allSatisfy(add -> assertThat(add.pageCnt().mib() % 128).isZero());
    }

    @Test void minimum_can_only_be_lowered_while_running_and_maximum_only_raised() {
        var story = given(vm(dynamic(1024, 512, 4096), kernel("6.1"))).started();
        assertThat(story.when(set(600, 4096)).refusal()).contains("minimum memory can only be lowered");
        assertThat(story.when(set(512, 3000)).refusal()).contains("maximum memory can only be raised");
        assertThat(story.when(set(256, 5000)).refusal()).isEmpty();
        assertThat(story.vm().settings().minimum()).isEqualTo(MiB.mib(256));
    }

    @Test void freebsd_has_no_dynamic_memory() {
        var story = given(vm(dynamic(2048, 512, 4096), guest("6.1", g -> g.os(GuestOs.FREEBSD)))).started().until(60)
            .stress(3000, 100, 1, 200).until(1000);
        assertThat(story.assignedMib()).isEqualTo(2048);
        assertThat(story.messages(Message.StatusReport.class)).isEmpty();
    }

    @Test void the_host_takes_idle_memory_even_when_nobody_needs_it_just_slowly() {
        var story = given(vm(dynamic(4096, 512, 4096), kernel("6.1"))).started().until(329);
        assertThat(story.assignedMib()).isEqualTo(4096);
        assertThat(story.until(420).assignedMib()).isLessThan(4096);
    }

    @Test void hot_added_memory_must_be_put_online_and_each_block_waits_up_to_5_s() {
        var story = given(vm(dynamic(1024, 512, 2048), guest("6.1", g -> g.onlining(false, false)))).started().until(60)
            .stress(600, 600, 0, 200).pass(8);
        assertThat(story.totalMib()).isEqualTo(992);
        assertThat(story.vm().guest().memory().offline()).isEqualTo(Pages.ofMib(256));
        long first = story.events().stream().filter(Event.BlockAdded.class::isInstance).findFirst().orElseThrow().at().micros();
        long second = story.events().stream().filter(Event.BlockAdded.class::isInstance).skip(1).findFirst().orElseThrow().at().micros();
        assertThat(second - first).isBetween(5_000_000L, 5_100_000L);
        assertThat(story.vm().view().demand().mib()).as("offline pages are reported as committed").isEqualTo(300 + 600 + 228 + 256);
    }

    @Test void pressure_below_100_without_the_whole_buffer_is_not_OK() {
        var story = given(host(2048 + 2300), vm(dynamic(1024, 512, 4096), guest("6.1", g -> g.committed(300)))).started().until(60)
            .stress(1500, 300, 1, 500).pass(120);
        assertThat(Health.pressure(story.vm())).isBetween(84, 99);
        assertThat(Health.status(story.vm())).isEqualTo(MemoryStatus.LOW);
    }

    private static Story grownAndShrunk(String kernel) {
        return given(vm(dynamic(1024, 512, 4096), kernel(kernel))).started().until(60).stress(2000, 250, 2, 200).until(340);
    }

    private static Story twoUnderLoad(Story story) {
        story.when(new Command.Start("light")).when(new Command.Start("heavy")).until(60);
        for (String name : new String[]{"light", "heavy"}) {
            story.when(new Command.Stress(name, Pages.ofMib(2000), Pages.ofMib(250), SimTime.seconds(1), SimTime.seconds(300), false));
        }
        return story.pass(200);
    }

    private static long demandAfterWriting(GuestSettings guest) {
        var story = given(vm(dynamic(2048, 512, 2048), guest)).started().until(60);
        long before = story.vm().view().demand().mib();
        story.when(new Command.Write(Story.VM, "/big", Pages.ofMib(200))).pass(5);
        return story.vm().view().demand().mib() - before;
    }

    private static Command set(long minimum, long maximum) {
        return new Command.SetMemory(Story.VM, new MemorySettings.Change(Optional.empty(), Optional.empty(),
            Optional.of(MiB.mib(minimum)), Optional.of(MiB.mib(maximum)), Optional.empty(), Optional.empty()));
    }
}
