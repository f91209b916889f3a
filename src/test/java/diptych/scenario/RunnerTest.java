package diptych.scenario;

import static diptych.scenario.Scenarios.CEL;
import static diptych.scenario.Scenarios.good;
import static diptych.scenario.Scenarios.json;
import static diptych.scenario.Scenarios.outcome;
import static diptych.scenario.Scenarios.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import diptych.sim.units.SimTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A run is judged, bounded, and the same every time. */
class RunnerTest {
    private static final String SMALL = """
        title: small
        host: { memory: 8192 }
        vms: { vm1: { memory: { startup: 1024, minimum: 512, maximum: 2048 }, disks: [ { file: a.vhdx, chain: [base.vhdx] } ] } }
        actions:
          - { do: start, vm: vm1 }
          - { do: settle, seconds: 60 }
          - { do: stress, vm: vm1, mib: 600, piece: 200, every: 1, for: 30 }
          - { do: sample-every, label: s, seconds: 10, for: 30 }
        """;

    @Test void the_same_scenario_gives_the_same_bytes() {
        assertThat(json(run(SMALL))).isEqualTo(json(run(SMALL)));
    }

    @Test void the_document_has_the_parts_of_the_design() {
        String json = json(run(SMALL + "checks: [ \"samples.s.size() == 4\", \"1 == 2\" ]\nalways: [ \"t < 70.0\" ]\n"));
        assertThat(json).startsWith("{\"title\":\"small\",\"held\":false,\"samples\":{\"s\":[{\"t\":65.0,")
            .contains("\"host\":{\"memory\":8192,\"memory_kib\":8388608,")
            .contains("\"vms\":{\"vm1\":{\"state\":\"Running\",\"assigned\":1024,\"assigned_kib\":1048576,\"demand\":528,")
            .contains("\"disks\":[{\"file\":\"a.vhdx\",\"size\":40960,", "\"chain\":[\"base.vhdx\",\"a.vhdx\"]}]")
            .contains("\"actions\":[{\"do\":\"start\",\"vm\":\"vm1\",\"t\":0.0,\"ended\":5.0,\"ok\":true,\"tries\":1,\"message\":\"\"}")
            .contains("\"backups\":[],\"events\":[{\"t\":0.0,\"side\":\"host\",\"type\":\"VM_STATE\",\"vm\":\"vm1\",\"from\":\"Off\",")
            .contains("\"type\":\"DM_STATUS_REPORT\",\"vm\":\"vm1\",\"size\":48,\"trans_id\":")
            .contains("\"logs\":{\"vm1\":[\"[    0.000000] Linux version 6.1").contains("\"host\":[]}")
            .endsWith("\"checks\":[{\"text\":\"samples.s.size() == 4\",\"held\":true},{\"text\":\"1 == 2\",\"held\":false}],"
                + "\"always\":[{\"text\":\"t < 70.0\",\"held\":false,\"t\":70.0}],\"laws\":[]}\n");
    }

    @Test void always_names_the_first_moment_at_which_it_broke() {
        var always = run(SMALL + "always: [ \"vms.vm1.assigned <= 1024\", \"vms.vm1.assigned >= 0\", \"samples.s[0].t > 0.0\" ]").always();
        assertThat(always.get(0).brokenAt()).isGreaterThan(SimTime.seconds(65)).isLessThan(SimTime.seconds(70));
        assertThat(always.get(0).brokenAt().isWholeSecond()).isTrue();
        assertThat(always.get(1).held()).isTrue();
        assertThat(always.get(2).brokenAt()).isEqualTo(SimTime.seconds(1));
        assertThat(always.get(2).error()).contains("'s' is not present");
    }

    @Test void always_is_asked_once_when_no_time_passes() {
        assertThat(run("always: [ \"t > 0.0\" ]").held()).isFalse();
        assertThat(run("always: [ \"t == 0.0\" ]").held()).isTrue();
    }

    @Test void a_check_sees_the_moment_at_which_the_run_ended() {
        String checks = "checks: [ \"t == 95.0 && vms.vm1.state == 'Running'\", \"host.memory == 8192\", \"laws == [] && backups == []\" ]";
        assertThat(run(SMALL + checks).held()).isTrue();
    }

    @Test void a_check_without_an_answer_does_not_hold_and_says_why() {
        var check = run(SMALL + "checks: [ \"actions[9].ok\" ]").checks().get(0);
        assertThat(check.held()).isFalse();
        assertThat(check.error()).contains("Index out of bounds: 9");
    }

    private static Runner.Stopped stopped(String yaml, Bounds bounds) {
        var outcome = Runner.run(good(yaml).scenario(), CEL, bounds);
        assertThat(outcome).isInstanceOf(Runner.Stopped.class);
        return (Runner.Stopped) outcome;
    }

    @Test void thirty_simulated_days_are_the_most() {
        String yaml = """
            vms: { vm1: {} }
            actions:
              - { do: settle, seconds: 2591999 }
              - { do: wait-until, condition: "t < 0.0", limit: 5 }
            """;
        var stopped = stopped(yaml, Bounds.FULL);
        assertThat(stopped.limit()).isEqualTo(Limit.DAYS);
        assertThat(good(yaml).places().problem(stopped)).hasToString("test.yaml:4: actions[1]: the run goes on after that; the limit of "
            + "simulated time is 30 simulated days, which are 2,592,000 s");
    }

    @Test void processor_time_may_be_given_in_smaller_portions() {
        String yaml = "vms: { vm1: {} }\nactions: [ { do: start, vm: vm1 }, { do: settle, seconds: 2500000 } ]\n";
        long before = System.nanoTime();
        var stopped = stopped(yaml, new Bounds(Duration.ofMillis(300), 1_000, 20_000_000));
        assertThat(stopped.limit()).isEqualTo(Limit.PROCESSOR);
        assertThat(stopped.why())
            .isEqualTo("the run took all of the 0.3 s it was given; the limit of processor time is 60 s of one processor");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }

    @Test void processor_time_spent_in_checks_counts() {
        String yaml = "vms: { vm1: {} }\nactions: [ { do: sample-every, label: a, seconds: 0.01, for: 2000 } ]\n"
            + "checks: [ \"samples.a.all(x, samples.a.all(y, y.t >= 0.0 && x.t >= 0.0))\" ]\n";
        var stopped = stopped(yaml, new Bounds(Duration.ofSeconds(1), 1_000_000, 1_000));
        assertThat(stopped.limit()).isEqualTo(Limit.PROCESSOR);
        assertThat(good(yaml).places().problem(stopped).field()).isEqualTo("checks");
    }

    @Test void events_and_looks_may_be_bounded_for_runs_that_share_a_machine() {
        assertThat(stopped(SMALL, new Bounds(Duration.ofSeconds(5), 1_000, 20)).limit()).isEqualTo(Limit.EVENTS);
        assertThat(stopped(SMALL, new Bounds(Duration.ofSeconds(5), 3, 1_000)).limit()).isEqualTo(Limit.LOOKS);
        assertThatThrownBy(() -> new Bounds(Duration.ofSeconds(61), 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test void reports_are_kept_small_and_come_back_whole() {
        var events = run(SMALL).events();
        assertThat(events).filteredOn(event -> EventViews.type(event).equals("DM_STATUS_REPORT")).hasSizeGreaterThan(40)
            .allSatisfy(event -> {
                assertThat(event.vm()).isEqualTo("vm1");
                assertThat(event.at().isWholeSecond()).isTrue();
                assertThat(EventViews.of(event)).containsEntry("side", "guest").containsEntry("size", 48L).containsKey("num_avail");
            });
        assertThat(events).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    }

    @Test void nothing_at_all_may_be_asked_for() {
        assertThat(outcome("actions: []")).isInstanceOf(Runner.Ran.class);
    }
}
