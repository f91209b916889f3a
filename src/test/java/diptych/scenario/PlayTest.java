package diptych.scenario;

import static diptych.scenario.Scenarios.CEL;
import static diptych.scenario.Scenarios.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import diptych.sim.model.Command;
import diptych.sim.model.KernelVersion;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A scenario is played action by action, as lessons do it. */
class PlayTest {
    private final Scenario scenario = good("vms: { vm1: { memory: { startup: 1024, minimum: 512, maximum: 4096 } } }").scenario();
    private final Play play = Play.of(scenario, CEL);

    private static Action.Settle settle(long seconds) {
        return new Action.Settle(SimTime.seconds(seconds));
    }

    private static Action.Ask stress(long mib, long seconds) {
        return new Action.Ask("stress",
            new Command.Stress("vm1", Pages.ofMib(mib), Pages.ofMib(100), SimTime.ZERO, SimTime.seconds(seconds), false));
    }

    private static final Action.Start START = new Action.Start("vm1", 1, SimTime.ZERO);

    @Test void time_passes_only_while_something_is_performed() {
        assertThat(play.world().now()).isEqualTo(SimTime.ZERO);
        assertThat(play.perform(START)).isEqualTo(new ActionResult("start", "vm1", SimTime.ZERO, SimTime.seconds(5), true, "",
            java.util.Map.of("tries", 1L)));
        assertThat(play.perform(settle(3)).ended()).isEqualTo(SimTime.seconds(8)).isEqualTo(play.world().now());
    }

    @Test void a_copy_goes_its_own_way() {
        play.perform(START);
        var other = play.copy();
        other.perform(settle(100));
        assertThat(play.world().now()).isEqualTo(SimTime.seconds(5));
        assertThat(play.results()).hasSize(1);
        play.perform(settle(100));
        assertThat(play.world()).isEqualTo(other.world());
    }

    @Test void the_timeline_remembers_every_moment() {
        play.perform(START);
        play.perform(settle(60));
        var then = play.world();
        play.perform(stress(900, 30));
        play.perform(settle(60));
        assertThat(play.timeline().at(SimTime.seconds(64))).isNotEqualTo(play.world());
        assertThat(play.timeline().forkAt(SimTime.seconds(64)).passing(SimTime.seconds(65)).now()).isEqualTo(then);
    }

    @Test void a_condition_may_compare_a_moment_with_an_earlier_one() {
        var before = play.world();
        play.perform(START);
        var condition = CEL.ready("vms.vm1.assigned > before.vms.vm1.assigned && t > before.t",
            Vocabulary.ofComparisons(scenario.vmNames()));
        assertThat(condition.holds(Condition.comparison(play.world(), before))).isTrue();
        assertThat(condition.holds(Condition.comparison(before, play.world()))).isFalse();
    }

    @Test void a_comparison_knows_the_newest_backup_by_the_names_that_are_promised() {
        var none = play.world();
        play.perform(new Action.Backup(new Command.Backup(List.of("vm1"), "store", false), false));
        var asked = play.world();
        var condition = CEL.ready("backup.stage == 1 && backup.vms[0] == \"vm1\"", Vocabulary.ofComparisons(scenario.vmNames()));
        assertThat(condition.holds(Condition.comparison(asked, none))).isTrue();
        assertThat(condition.holds(Condition.comparison(none, asked))).as("there is none, and so nothing is true of it").isFalse();
        assertThat(BackupViews.newest(asked)).containsOnlyKeys(BackupViews.NAMES.toArray(String[]::new));
    }

    @Test void the_same_scenario_runs_with_another_kernel() {
        var old = scenario.withGuest("vm1", guest -> guest.withKernel(new KernelVersion(4, 2)));
        assertThat(old.vms().get(0).guestSettings().kernel()).isEqualTo(new KernelVersion(4, 2));
        assertThat(old.vms().get(0).settings()).isEqualTo(scenario.vms().get(0).settings());
        assertThatThrownBy(() -> scenario.withGuest("vm2", guest -> guest)).hasMessageContaining("vm2");
    }

    @Test void a_stress_that_still_runs_tells_so_until_it_has_ended() {
        play.perform(START);
        play.perform(stress(100, 10));
        assertThat(play.results().get(1).ended()).isEqualTo(SimTime.seconds(5));
        play.perform(settle(20));
        assertThat(play.results().get(1).ended()).isEqualTo(SimTime.seconds(15));
    }

    @Test void nothing_goes_on_for_ever() {
        assertThatThrownBy(() -> play.perform(settle(3_000_000))).isInstanceOf(OverLimit.class).hasMessageContaining("30 simulated days");
    }
}
