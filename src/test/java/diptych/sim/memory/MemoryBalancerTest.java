package diptych.sim.memory;

import static diptych.sim.Story.dynamic;
import static diptych.sim.Story.guest;
import static diptych.sim.Story.host;
import static diptych.sim.Story.kernel;
import static diptych.sim.Story.vm;
import static diptych.sim.Story.weighing;
import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.Story;
import diptych.sim.model.Command;
import diptych.sim.model.GuestSettings.Arch;
import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.model.Life;
import diptych.sim.model.MemorySettings;
import diptych.sim.model.Message;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import org.junit.jupiter.api.Test;

/** Several VMs on one host: who gives, who gets, and that it comes to rest (reference section 12 and 12.1). */
class MemoryBalancerTest {

    @Test void of_two_equal_loads_the_heavier_vm_gets_more_in_most_seconds() {
        var story = two(7000, weighing(dynamic(1024, 512, 6000), 0), weighing(dynamic(1024, 512, 6000), 100));
        load(story, "a", 4000);
        load(story, "b", 4000);
        int more = 0;
        for (int second = 0; second < 360; second++) {
            story.pass(1);
            if (assigned(story, "b") > assigned(story, "a")) more++;
        }
        assertThat(more).isGreaterThan(180);
    }

    @Test void with_more_wishes_than_memory_the_shares_come_to_rest() {
        var story = two(6000, dynamic(1024, 512, 8000), dynamic(1024, 512, 8000));
        load(story, "a", 3500);
        load(story, "b", 2500);
        story.pass(120);
        long a = assigned(story, "a");
        long b = assigned(story, "b");
        for (int second = 0; second < 100; second++) {
            story.pass(1);
            assertThat(assigned(story, "a")).isBetween(a - 2, a + 2);
            assertThat(assigned(story, "b")).isBetween(b - 2, b + 2);
        }
    }

    @Test void a_third_vm_that_starts_takes_memory_from_loaded_ones() {
        var a = vm("a", weighing(dynamic(2048, 512, 8000), 0), kernel("6.1"));
        var b = vm("b", weighing(dynamic(2048, 512, 8000), 0), kernel("6.1"));
        var c = vm("c", weighing(dynamic(4096, 512, 8000), 100), kernel("6.1"));
        var story = Story.given(host(2048 + 14_000), a, b, c).when(new Command.Start("a")).when(new Command.Start("b")).until(60);
        load(story, "a", 4000);
        load(story, "b", 4000);
        story.pass(60);
        long before = Math.max(assigned(story, "a"), assigned(story, "b"));
        story.when(new Command.Start("c")).pass(60);
        assertThat(story.world().vm("c").isRunning()).isTrue();
        assertThat(Math.min(assigned(story, "a"), assigned(story, "b"))).isLessThan(before);
    }

    @Test void host_programs_that_grow_squeeze_an_idle_vm_to_its_minimum_and_it_recovers() {
        var story = Story.given(host(16_384), vm(dynamic(4096, 512, 4096), kernel("6.1"))).started().until(60)
            .when(new Command.PressHost(Pages.ofMib(410), SimTime.seconds(45))).pass(44);
        assertThat(story.assignedMib()).isEqualTo(512);
        story.pass(30);
        assertThat(story.world().available().mib()).isGreaterThan(10_000);
        assertThat(Health.status(story.vm())).isEqualTo(Health.MemoryStatus.OK);
    }

    @Test void host_programs_let_go_at_the_very_moment_their_time_is_over() {
        var story = Story.given(host(16_384), vm(dynamic(1024, 512, 4096), kernel("6.1"))).until(10.25)
            .when(new Command.PressHost(Pages.ofMib(100), SimTime.seconds(5)));
        assertThat(story.until(15.2).world().host().applications().held()).isEqualTo(Pages.ofMib(500));
        assertThat(story.until(15.25).world().host().applications().held()).isEqualTo(Pages.ZERO);
    }

    @Test void a_static_vm_is_never_touched() {
        var fixed = vm("a", Story.fixed(3000), kernel("6.1"));
        var hungry = vm("b", dynamic(1024, 512, 8000), kernel("6.1"));
        var story = Story.given(host(2048 + 6000), fixed, hungry).when(new Command.Start("a")).when(new Command.Start("b")).until(60);
        load(story, "b", 6000);
        story.pass(300);
        assertThat(assigned(story, "a")).isEqualTo(3000);
        assertThat(assigned(story, "b")).isLessThanOrEqualTo(3000);
    }

    @Test void a_windows_guest_takes_part_beside_the_linux_ones() {
        var windows = vm("a", dynamic(4096, 512, 8000), guest("6.1", g -> g.os(GuestOs.WINDOWS).committed(600)));
        var linux = vm("b", dynamic(1024, 512, 8000), kernel("6.1"));
        var story = Story.given(host(2048 + 6000), windows, linux).when(new Command.Start("a")).when(new Command.Start("b")).until(60);
        load(story, "b", 3800);
        story.pass(100);
        assertThat(assigned(story, "a")).isLessThan(2000);
        assertThat(assigned(story, "b")).isGreaterThan(4000);
        assertThat(story.world().vm("a").guest().log().lines()).isEmpty();
    }

    @Test void a_round_that_was_missed_is_not_made_up_for() {
        var story = Story.given(vm(dynamic(4096, 512, 4096), kernel("6.1"))).started().until(320).when(new Command.Pause(Story.VM))
            .until(340).when(new Command.Resume(Story.VM)).until(620);
        assertThat(story.assignedMib()).isEqualTo(4096);
        assertThat(story.until(640).assignedMib()).isLessThan(4096);
    }

    @Test void a_start_that_waits_for_memory_ends_within_five_seconds() {
        var idle = vm("a", weighing(dynamic(13_108, 1024, 13_108), 0), kernel("6.1"));
        var late = vm("b", weighing(dynamic(6554, 1024, 8192), 0), kernel("6.1"));
        var story = Story.given(host(18_432), idle, late).when(new Command.Start("a")).until(160.4).when(new Command.Start("b"));
        assertThat(story.world().vm("b").life()).isInstanceOf(Life.AwaitingMemory.class);
        story.pass(5);
        assertThat(story.world().vm("b").isRunning()).isTrue();
        assertThat(story.messages(Message.BalloonRequest.class)).isNotEmpty();
    }

    @Test void nobody_gives_for_a_vm_that_could_not_take_it() {
        var idle = vm("a", dynamic(6000, 512, 6000), kernel("6.1"));
        var hungry = vm("b", dynamic(2048, 512, 8000), guest("6.1", g -> g.arch(Arch.ARM64).swap(8192)));
        var story = Story.given(host(2048 + 9000), idle, hungry).when(new Command.Start("a")).when(new Command.Start("b")).until(60);
        load(story, "b", 5000);
        story.pass(200);
        assertThat(assigned(story, "b")).as("without hot-add").isEqualTo(2048);
        assertThat(assigned(story, "a")).as("the first round is still to come").isEqualTo(6000);
    }

    private static Story two(long free, MemorySettings a, MemorySettings b) {
        Vm first = vm("a", a, kernel("6.1"));
        Vm second = vm("b", b, kernel("6.1"));
        return Story.given(host(2048 + free), first, second).when(new Command.Start("a")).when(new Command.Start("b")).until(60);
    }

    private static void load(Story story, String vm, long mib) {
        story.when(new Command.Stress(vm, Pages.ofMib(mib), Pages.ofMib(250), SimTime.seconds(1), SimTime.seconds(1000), false));
    }

    private static long assigned(Story story, String vm) {
        return story.world().vm(vm).assigned().mib();
    }
}
