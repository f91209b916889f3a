package diptych.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.classroom.Move.NextStep;
import diptych.classroom.Move.Pass;
import diptych.sim.units.SimTime;
import org.junit.jupiter.api.Test;

/** A trail saves replay and changes nothing: what is seen with it is what is seen without. */
class TrailTest {
    private final Run booted = Run.begin(SmallLesson.lesson(), SmallLesson.OLD, SmallLesson.NONE).after(new NextStep()).after(new Pass(5));

    @Test void looking_back_shows_the_same_with_a_trail_and_without() {
        var run = booted.after(new NextStep()).after(new Pass(60));
        var without = booted.after(new NextStep()).after(new Pass(60));
        without.trail().worlds().clear();

        assertThat(run.trail().worlds()).hasSizeGreaterThan(20);
        assertSame(run, without);
    }

    @Test void two_runs_that_go_on_from_one_keep_apart() {
        var one = booted.after(new NextStep());
        var other = booted.after(new Pass(40));
        var again = booted.after(new Pass(40));
        again.trail().worlds().clear();

        assertThat(one.trail().worlds()).isSameAs(booted.trail().worlds());
        assertThat(other.trail().worlds()).isNotSameAs(booted.trail().worlds());
        assertSame(other, again);
        assertSame(booted, Run.begin(SmallLesson.lesson(), SmallLesson.OLD, SmallLesson.NONE).after(new NextStep()).after(new Pass(5)));
    }

    @Test void a_trail_that_was_forgotten_goes_on() {
        var run = booted.after(new NextStep());
        run.trail().worlds().clear();
        var further = run.after(new Pass(20));

        assertThat(further.trail().worlds()).isNotEmpty();
        assertSame(further, booted.after(new NextStep()).after(new Pass(20)));
    }

    private static void assertSame(Run one, Run other) {
        assertThat(one.end()).isEqualTo(other.end());
        for (SimTime at = SimTime.ZERO; !at.isAfter(one.end()); at = at.plus(SimTime.millis(700))) {
            SimTime before = at.since(SimTime.seconds(1).min(at));
            assertThat(one.look(before, at)).as("%s", at).isEqualTo(other.look(before, at));
            assertThat(one.world(at)).as("%s", at).isEqualTo(other.world(at));
        }
        assertThat(one.timeline().worlds(one.stops())).isEqualTo(other.timeline().worlds(other.stops()));
    }
}
