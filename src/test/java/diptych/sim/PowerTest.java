package diptych.sim;

import static diptych.sim.Story.dynamic;
import static diptych.sim.Story.given;
import static diptych.sim.Story.kernel;
import static diptych.sim.Story.vm;
import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.model.CheckpointType;
import diptych.sim.model.Command;
import diptych.sim.model.Life;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import org.junit.jupiter.api.Test;

/** How a VM comes to run and ceases to: memory is freed, kept, and found again with the balloon as it was. */
class PowerTest {

    @Test void a_saved_vm_holds_no_memory_and_comes_back_with_its_balloon() {
        var story = ballooned().when(new Command.Save(Story.VM)).pass(5);
        assertThat(story.assignedMib()).isZero();
        assertThat(story.world().available()).isEqualTo(Pages.ofMib(16_384 - 2048));
        story.when(new Command.Start(Story.VM)).pass(5);
        assertThat(story.vm().isRunning()).isTrue();
        assertThat(story.vm().account().ballooned()).isEqualTo(Pages.ofMib(300));
        assertThat(story.assignedMib()).isEqualTo(724);
    }

    @Test void a_saved_vm_whose_memory_is_found_late_is_back_after_5_s_all_the_same() {
        var busy = vm("busy", dynamic(2600, 512, 8192), Story.guest("6.1", guest -> guest.onlining(false, false)));
        var story = given(Story.host(2048 + 6144), vm(dynamic(2048, 2048, 2048), kernel("6.1")), busy)
            .when(new Command.Start(Story.VM)).when(new Command.Start("busy")).until(70).when(new Command.Save(Story.VM)).until(75)
            .when(new Command.Stress("busy", Pages.ofMib(2500), Pages.ofMib(2500), SimTime.ZERO, SimTime.seconds(100), false)).until(78)
            .when(new Command.PressHost(Pages.ofMib(10_000), SimTime.millis(5500))).until(80).when(new Command.Start(Story.VM)).until(83.9);
        assertThat(story.vm().life().state()).as("its memory is not there yet").isEqualTo(Life.VmState.SAVED);
        assertThat(story.until(85).vm().isRunning()).isTrue();
    }

    @Test void a_pause_keeps_memory_and_stops_the_clock_of_what_runs_inside() {
        var story = given(vm(dynamic(1024, 512, 4096), kernel("6.1"))).started().until(60).stress(600, 100, 10, 100).pass(15)
            .when(new Command.Pause(Story.VM)).pass(300);
        assertThat(story.vm().life().state()).isEqualTo(Life.VmState.PAUSED);
        int before = story.vm().guest().programs().all().size();
        story.when(new Command.Resume(Story.VM)).pass(6);
        assertThat(story.vm().guest().programs().all()).hasSize(before + 1);
    }

    @Test void a_checkpoint_brings_back_memory_and_balloon_as_they_were() {
        var story = ballooned().when(new Command.SetCheckpointType(Story.VM, CheckpointType.STANDARD))
            .when(new Command.Checkpoint(Story.VM, "c1")).stress(1500, 500, 1, 500).pass(30);
        assertThat(story.assignedMib()).isGreaterThan(1024);
        story.when(new Command.ApplyCheckpoint(Story.VM, "c1"));
        assertThat(story.assignedMib()).isEqualTo(724);
        assertThat(story.vm().guest().jobs()).isEmpty();
        story.pass(5);
        assertThat(story.vm().isRunning()).isTrue();
    }

    @Test void a_checkpoint_that_finds_no_memory_comes_back_saved() {
        var one = vm(dynamic(4096, 4096, 4096), kernel("6.1"));
        var other = Story.vm("vm2", dynamic(4096, 4096, 4096), kernel("6.1"));
        var story = Story.given(Story.host(2048 + 5000), one, other).when(new Command.Start(Story.VM)).until(60)
            .when(new Command.SetCheckpointType(Story.VM, CheckpointType.STANDARD)).when(new Command.Checkpoint(Story.VM, "c1"))
                .when(new Command.TurnOff(Story.VM)).when(new Command.Start("vm2")).until(120)
            .when(new Command.ApplyCheckpoint(Story.VM, "c1"));
        assertThat(story.vm().life().state()).isEqualTo(Life.VmState.SAVED);
        assertThat(story.when(new Command.Start(Story.VM)).refusal()).contains("Not enough memory");
    }

    @Test void after_a_reboot_hot_added_memory_is_gone_and_the_vm_starts_from_startup() {
        var story = given(vm(dynamic(1024, 512, 4096), kernel("6.1"))).started().until(60).stress(2000, 500, 1, 500).until(100);
        assertThat(story.assignedMib()).isGreaterThan(2000);
        story.when(new Command.Reboot(Story.VM)).pass(20);
        assertThat(story.assignedMib()).isEqualTo(1024);
        assertThat(story.vm().guest().memory().blocks()).isZero();
    }

    @Test void what_a_state_does_not_allow_is_refused_with_the_state_that_would() {
        var story = given(vm(dynamic(1024, 512, 4096), kernel("6.1")));
        assertThat(story.when(new Command.Pause(Story.VM)).refusal())
            .isEqualTo("Failed to pause virtual machine 'vm1': it is off, and must be running.");
        assertThat(story.when(new Command.Start("nobody")).refusal()).contains("unable to find a virtual machine with name \"nobody\"");
    }

    private static Story ballooned() {
        return given(vm(dynamic(1024, 256, 4096), kernel("6.1"))).started().until(60)
            .when(new Command.RequestBalloon(Story.VM, Pages.ofMib(300))).pass(1);
    }
}
